"""What must not happen at any time: phrases of the scenario files, turned into checks of the timeline."""
