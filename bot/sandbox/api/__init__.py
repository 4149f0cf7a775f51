"""The Bot API: one function a method, each (world, parameters) → result, refusing with an ApiError."""
