"""The pages of the curators, all of them behind the sign-in."""

from django.urls import path

from frontend.review import audit, changes, claims, due, merges, numbers, places, policy

app_name = "review"
urlpatterns: list = [
    path("audit/", audit.audit_page, name="audit"),
    path("audit/check", audit.check_chain, name="audit-check"),
    path("audit/export", audit.export, name="audit-export"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/approve", changes.approve, name="approve"),
    path("changes/<int:pk>/reject", changes.reject, name="reject"),
    path("changes/<int:pk>/take-back", changes.take_back, name="take-back"),
    path("due/", due.due, name="due"),
    path("due/<slug:listing>/", due.due_listing, name="due-listing"),
    path("due/<slug:listing>/confirm", due.confirm_listing, name="confirm-listing"),
    path("due/<slug:listing>/remind", due.remind_listing, name="remind-listing"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<slug:listing>/", numbers.number, name="number"),
    path("numbers/<slug:listing>/hide", numbers.hide, name="hide-number"),
    path("numbers/<slug:listing>/show", numbers.show, name="show-number"),
    path("numbers/<slug:listing>/close", numbers.close, name="close-program"),
    path("numbers/<slug:listing>/reopen", numbers.reopen, name="reopen-program"),
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("places/<int:pk>/private", places.keep_private, name="keep-private"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<int:pk>/", claims.claim, name="claim"),
    path("claims/<int:pk>/accept", claims.accept_claim, name="accept-claim"),
    path("claims/<int:pk>/refuse", claims.refuse_claim, name="refuse-claim"),
    path("duplicates/", merges.duplicates, name="duplicates"),
    path("duplicates/<slug:stays>/<slug:goes>/", merges.merge, name="merge"),
    path("duplicates/<slug:stays>/<slug:goes>/apart", merges.keep_apart, name="keep-apart"),
    path("merges/<int:pk>/", merges.proposed_merge, name="proposed-merge"),
    path("merges/<int:pk>/confirm", merges.confirm_merge, name="confirm-merge"),
    path("merges/<int:pk>/decline", merges.decline_merge, name="decline-merge"),
    path("merges/<int:pk>/undo", merges.undo_merge, name="undo-merge"),
    path("policy/", policy.policy, name="policy"),
    path("policy/write", policy.write_policy, name="write-policy"),
    path("policy/<int:pk>/adopt", policy.adopt_policy, name="adopt-policy"),
    path("policy/refusals", policy.refuse_listing, name="refuse-listing"),
    path("policy/refusals/<int:pk>/appeal", policy.note_appeal, name="note-appeal"),
    path("policy/refusals/<int:pk>/answer", policy.answer_appeal, name="answer-appeal"),
]
