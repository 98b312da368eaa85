"""The editor's pages about the site itself."""
