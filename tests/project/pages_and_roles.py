"""Which role is answered how at each address: status of a GET, status of an empty POST. Data, and read as such.

302 of somebody signed out is the way to the sign-in; of an account without a second factor, to its setup. The samples
are of nothing that exists, so that a role that is let in is told 404 and nothing is changed.
"""

ROLES = ("anonymous", "no second factor", "operator", "partner", "curator", "analyst", "administrator")
SAMPLES = {
    "number": 4,
    "guide_id": "staff",
    "pk": 0,
    "object_id": 0,
    "secret": "x",
    "content_type_id": 0,
    "app_label": "directory",
    "url": "x",
}
# In the order of ROLES; one number is for all of them.
ROWS = {
    "account_change_password": ("302 302 200 200 200 200 200", "302 302 200 200 200 200 200"),
    "account_login": ("200 302 302 302 302 302 302", "200 302 302 302 302 302 302"),
    "account_logout": ("405", "302"),
    "admin:TABLE_add": ("302 302 403 403 403 403 403", "302 302 403 403 403 403 403"),
    "admin:TABLE_change": ("302 302 403 403 403 403 403", "302 302 403 403 403 403 403"),
    "admin:TABLE_changelist": ("302 302 403 403 403 403 403", "302 302 403 403 403 403 403"),
    "admin:TABLE_delete": ("302 302 403 403 403 403 403", "302 302 403 403 403 403 403"),
    "admin:TABLE_history": ("302 302 403 403 302 403 302", "302 302 403 403 302 403 302"),
    "admin:TABLE_row": ("302 302 403 403 302 403 302", "302 302 403 403 302 403 302"),
    "admin:app_list": ("302 302 403 403 404 403 404", "302 302 403 403 404 403 404"),
    "admin:autocomplete": ("302 302 403 403 403 403 403", "302 302 403 403 405 403 405"),
    "admin:index": ("302 302 403 403 200 403 200", "302 302 403 403 200 403 200"),
    "admin:jsi18n": ("302 302 403 403 200 403 200", "302 302 403 403 405 403 405"),
    "admin:login": ("302 302 403 403 302 403 302", "302 302 403 403 302 403 302"),
    "admin:logout": ("302 302 403 403 302 403 302", "302 302 403 403 302 403 302"),
    "admin:password_change": ("302 302 403 403 302 403 302", "302 302 403 403 302 403 302"),
    "admin:password_change_done": ("302 302 403 403 302 403 302", "302 302 403 403 302 403 302"),
    "admin:staff/admin/(?P<url>.*)$": ("302 302 403 403 404 403 404", "302 302 403 403 404 403 404"),
    "admin:view_on_site": ("302 302 403 403 404 403 404", "302 302 403 403 404 403 404"),
    "console:answers": ("302 302 405 403 405 403 405", "401 302 200 403 200 403 200"),
    "console:console": ("302 302 200 403 200 403 200", "401 302 200 403 200 403 200"),
    "console:end": ("302 302 405 403 405 403 405", "401 302 422 403 422 403 422"),
    "console:guides": ("302 302 405 403 405 403 405", "401 302 200 403 200 403 200"),
    "console:hand-over": ("302 302 405 403 405 403 405", "401 302 200 403 200 403 200"),
    "console:stay": ("302 302 405 403 405 403 405", "401 302 204 403 204 403 204"),
    "console:suggest": ("302 302 405 403 405 403 405", "401 302 200 403 200 403 200"),
    "console:why-not": ("302 302 405 403 405 403 405", "401 302 200 403 200 403 200"),
    "console:wrong-number": ("302 302 405 403 405 403 405", "401 302 422 403 422 403 422"),
    "graphql": ("405", "415"),
    "livez": ("200", "405"),
    "mfa_activate_totp": ("302 200 302 302 302 302 302", "302 200 302 302 302 302 302"),
    "mfa_add_webauthn": ("302 200 302 302 302 302 302", "302 200 302 302 302 302 302"),
    "mfa_authenticate": ("302", "302"),
    "mfa_deactivate_totp": ("302", "302"),
    "mfa_generate_recovery_codes": ("302", "302"),
    "mfa_index": ("302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    "mfa_reauthenticate": ("302 302 200 200 200 200 200", "302 302 200 200 200 200 200"),
    "mfa_reauthenticate_webauthn": ("302", "302"),
    "mfa_remove_webauthn": ("302", "302"),
    "mfa_view_recovery_codes": ("302 302 404 404 404 404 404", "302 302 405 405 405 405 405"),
    "portal:place": ("302 302 403 404 403 403 403", "302 302 403 404 403 403 403"),
    "portal:places": ("302 302 403 200 403 403 403", "302 302 403 405 403 403 403"),
    "public:custody": ("200", "405"),
    "public:find": ("302", "200"),
    "public:finder": ("200", "405"),
    "public:guide": ("200", "405"),
    "public:guide-by-id": ("404", "405"),
    "public:guides": ("200", "405"),
    "public:leave": ("303", "303"),
    "public:report": ("302", "400"),
    "public:safety": ("200", "405"),
    "public:suggest": ("405", "200"),
    "readyz": ("200", "405"),
    "review:audit": ("302 302 403 403 200 403 200", "302 302 403 403 405 403 405"),
    "review:audit-check": ("302 302 403 403 405 403 405", "302 302 403 403 302 403 302"),
    "review:audit-export": ("302 302 403 403 405 403 405", "302 302 403 403 302 403 302"),
    "review:keep-private": ("302 302 403 403 405 403 403", "302 302 403 403 404 403 403"),
    "review:place": ("302 302 403 403 404 403 403", "302 302 403 403 404 403 403"),
    "review:places": ("302 302 403 403 200 403 403", "302 302 403 403 405 403 403"),
    "staff-end-account": ("302 302 403 403 403 403 405", "302 302 403 403 403 403 404"),
    "staff-give-role": ("302 302 403 403 403 403 405", "302 302 403 403 403 403 404"),
    "staff-home": ("302", "302"),
    "staff-invitation": ("404", "404"),
    "staff-invite": ("302 302 403 403 405 403 405", "302 302 403 403 422 403 422"),
    "staff-leave": ("405", "303"),
    "staff-people": ("302 302 403 403 200 403 200", "302 302 403 403 405 403 405"),
    "staff-take-role": ("302 302 403 403 403 403 405", "302 302 403 403 403 403 404"),
}


def told(statuses):
    numbers = tuple(int(number) for number in statuses.split())
    return numbers * len(ROLES) if len(numbers) == 1 else numbers


EXPECTED = {name: {"get": told(get), "post": told(post)} for name, (get, post) in ROWS.items()}
