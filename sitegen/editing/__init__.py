"""A form in the browser for editors without a terminal: Decap CMS with a configuration made of our tables.

Pure: what the files of the form hold. `editing_server` serves them, `commands.admin` writes them.
"""
