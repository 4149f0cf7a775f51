"""Words: which language they are in, what they stem to, what they mean in the other one."""
