"""The commands of `claims`, one file each."""
