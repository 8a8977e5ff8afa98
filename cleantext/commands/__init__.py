"""The commands of the command line, a file each; ``cleantext.cli`` puts them together."""
