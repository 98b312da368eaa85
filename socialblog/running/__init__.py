"""Web server and worker side by side, for `make run`."""
