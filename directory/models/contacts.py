from django.db import models

from directory.models.services import Service


class PhoneType(models.TextChoices):
    VOICE = "voice"
    TEXT = "text"
    TTY = "tty"
    VIDEOPHONE = "videophone"
    FAX = "fax"


class Phone(models.Model):
    """A number: E.164, a three-digit code (988, 711) or a text short code, kept as it is dialled."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="phones")
    position = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=12, choices=PhoneType.choices)
    number = models.CharField(max_length=20)
    display = models.CharField(max_length=40)
    vanity = models.CharField(max_length=60, blank=True)
    extension = models.CharField(max_length=20, blank=True)
    keyword = models.CharField(max_length=40, blank=True)  # what to text
    description = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    public = models.BooleanField()  # false: not backed; only curators see it
    covered_hotline = models.BooleanField(null=True, blank=True)  # left out of carriers' call logs (47 CFR 64.6400 ff.)
    covered_hotline_source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.display


class UrlKind(models.TextChoices):
    WEB = "web"
    CHAT = "chat"


class Url(models.Model):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="urls")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=UrlKind.choices)
    url = models.URLField(max_length=500)
    label = models.CharField(max_length=300, blank=True)
    public = models.BooleanField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.url


class EmailAddress(models.Model):
    """A role mailbox, never a person's."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="emails")
    position = models.PositiveSmallIntegerField()
    email = models.EmailField(max_length=254)
    label = models.CharField(max_length=300, blank=True)
    public = models.BooleanField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.email


class LanguageLevel(models.IntegerChoices):
    NONE = 0
    WRITTEN = 1
    TELEPHONE_INTERPRETATION = 2
    INTERPRETER = 3
    STAFF = 4


class Language(models.Model):
    """A BCP-47 code and how well it is served; a null level means that the source names the language only."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    phone = models.ForeignKey(Phone, null=True, blank=True, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=16)
    level = models.PositiveSmallIntegerField(null=True, blank=True, choices=LanguageLevel.choices)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.code


class Schedule(models.Model):
    """Weekly opening hours on the provider's own clock; closes_at at or before opens_at means the next day."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    byday = models.CharField(max_length=24)  # MO,TU,WE,TH,FR,SA,SU
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    timezone = models.CharField(max_length=40)  # IANA name
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.byday} {self.opens_at}-{self.closes_at}"
