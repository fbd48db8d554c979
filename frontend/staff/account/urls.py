"""Only these pages of allauth are there, under the names by which it finds them, and the pages of invitations."""

from django.urls import path

from frontend.staff.account import people, views, welcome

urlpatterns = [
    path("sign-in", views.sign_in_page, name="account_login"),
    path("sign-out", views.sign_out_page, name="account_logout"),
    path("leave", views.leave_page, name="staff-leave"),
    path("password", views.password_page, name="account_change_password"),
    path("second-factor", views.factors_page, name="mfa_index"),
    path("second-factor/code", views.code_page, name="mfa_authenticate"),
    path("second-factor/again", views.code_again_page, name="mfa_reauthenticate"),
    path("app", views.app_page, name="mfa_activate_totp"),
    path("app/remove", views.app_away_page, name="mfa_deactivate_totp"),
    path("recovery-codes", views.recovery_page, name="mfa_view_recovery_codes"),
    path("recovery-codes/new", views.new_recovery_page, name="mfa_generate_recovery_codes"),
    path("passkey", views.passkey_page, name="mfa_add_webauthn"),
    path("passkey/again", views.passkey_again_page, name="mfa_reauthenticate_webauthn"),
    path("passkey/<int:pk>/remove", views.passkey_away_page, name="mfa_remove_webauthn"),
    path("invitation/<str:secret>", welcome.page, name="staff-invitation"),
    path("people", people.page, name="staff-people"),
    path("people/invite", people.invite_by_mail, name="staff-invite"),
    path("people/<int:pk>/end", people.end, name="staff-end-account"),
    path("people/<int:pk>/give", people.give, name="staff-give-role"),
    path("people/role/<int:pk>/take", people.take, name="staff-take-role"),
]
