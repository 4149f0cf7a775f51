"""What a person can do here, one module a flow."""
