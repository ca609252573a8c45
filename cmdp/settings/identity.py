"""How people sign up and in, by django-allauth: nothing of it is the installation's to choose."""

ACCOUNT_ADAPTER = "cmdp.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "cmdp.accounts.forms.signup.SignupFields"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = False  # offices share computers
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Failed sign-ins are axes' part: it counts in the database, so every worker sees the same number.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip"}
ACCOUNT_FORMS = {
    "login": "cmdp.accounts.forms.identity.LoginForm",
    "signup": "cmdp.accounts.forms.identity.SignupForm",
    "add_email": "cmdp.accounts.forms.identity.AddEmailForm",
    "change_password": "cmdp.accounts.forms.identity.ChangePasswordForm",
    "set_password": "cmdp.accounts.forms.identity.SetPasswordForm",
    "reset_password": "cmdp.accounts.forms.identity.ResetPasswordForm",
    "reset_password_from_key": "cmdp.accounts.forms.identity.ResetPasswordKeyForm",
    "reauthenticate": "cmdp.accounts.forms.identity.ReauthenticateForm",
}
MFA_ADAPTER = "cmdp.accounts.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CMDP Başvuru"
MFA_FORMS = {
    "authenticate": "cmdp.accounts.forms.identity.AuthenticateForm",
    "reauthenticate": "cmdp.accounts.forms.identity.MfaReauthenticateForm",
    "activate_totp": "cmdp.accounts.forms.identity.ActivateTotpForm",
    "add_webauthn": "cmdp.accounts.forms.identity.AddWebauthnForm",
    "edit_webauthn": "cmdp.accounts.forms.identity.EditWebauthnForm",
    "login_webauthn": "cmdp.accounts.forms.identity.LoginWebauthnForm",
    "authenticate_webauthn": "cmdp.accounts.forms.identity.AuthenticateWebauthnForm",
    "reauthenticate_webauthn": "cmdp.accounts.forms.identity.ReauthenticateWebauthnForm",
}
