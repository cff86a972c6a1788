/* Tells Decap of our format, then lets it begin. */
SitegenFormat.register(CMS, SITEGEN_FIELDS);
CMS.init();
