"""The commission members’ desk."""
