"""What a folder of tables knows of its last run, so that the next one reads only what is new."""
