"""The sandbox's own surface under /sandbox/: what people do, what is seen, what goes wrong."""
