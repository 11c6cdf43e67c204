"""The lookup API and the phone-sized web page. Serves an edition; never holds the key."""
