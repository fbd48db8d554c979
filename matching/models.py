"""What matching keeps for itself: the search document and the shown blob of each offer, rebuilt from the directory."""

from django.db import models


class IndexedOffer(models.Model):
    offer_id = models.CharField(max_length=220, unique=True)
    service = models.ForeignKey("directory.Service", on_delete=models.CASCADE, related_name="indexed_offers")
    document = models.BinaryField()  # matching.documents.OfferDocument as JSON
    blob = models.BinaryField()  # matching.blobs.OfferBlob as JSON
    sequence = models.PositiveBigIntegerField(
        default=0, db_index=True
    )  # of the change that wrote it; 0: the whole build
    gone = models.BooleanField(default=False)  # the service no longer has this offer

    class Meta:
        ordering = ["offer_id"]

    def __str__(self) -> str:
        return self.offer_id


class RefusedOffer(models.Model):
    """An offer that a search server would not take: kept until a later write of it goes through, shown to who runs it."""

    offer_id = models.CharField(max_length=220, unique=True)
    reason = models.TextField()
    refused_at = models.DateTimeField()

    class Meta:
        ordering = ["offer_id"]

    def __str__(self) -> str:
        return self.offer_id


class IndexBuild(models.Model):
    """One row: which state of the directory the offers above were built from, and how many changes it took in since."""

    version = models.CharField(max_length=48)
    sequence = models.PositiveBigIntegerField(default=0)
    built_at = models.DateTimeField()
    offers = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.version
