"""Where do figures come from and go to? The only room that opens files or speaks SQL.

Nothing is re-exported here: the web server imports `loaders.releases` alone and must never reach the raw extracts.
"""
