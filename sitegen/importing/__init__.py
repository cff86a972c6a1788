"""From a raw document to a draft: what it says about itself, who speaks, what is counted, and how sure we are."""
