"""A site full of attack strings, and what notices when one of them does something."""
