"""The writer's pages."""
