from django.db import models

from directory.models.services import Service


class TermRelation(models.TextChoices):
    PRIMARY = "primary"
    OFFERS = "offers"
    SERVES = "serves"
    SPECIALISES = "specialises"
    EXCLUDES = "excludes"


class Taxonomy(models.TextChoices):
    NEED = "need"
    VICTIMIZATION = "victimization"
    POPULATION = "population"


class ServiceTerm(models.Model):
    """A term of `directory/data/taxonomy` on a service, and how it is meant."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="terms")
    taxonomy = models.CharField(max_length=14, choices=Taxonomy.choices)
    code = models.CharField(max_length=60, db_index=True)
    relation = models.CharField(max_length=12, choices=TermRelation.choices)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["service", "taxonomy", "code"], name="one_row_per_service_and_term")
        ]

    def __str__(self) -> str:
        return self.code


class RequiredDocument(models.Model):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="required_documents")
    document = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.document


class CostOption(models.Model):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(max_length=200)  # as the source puts it: free, free to apply ...
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)  # US dollars; 0 is free

    def __str__(self) -> str:
        return self.option


class CompensationRule(models.Model):
    """Facts of a crime victim compensation programme; blank where no source says them."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="compensation_rule")
    who_may_file = models.TextField(blank=True)
    filing_deadline = models.TextField(blank=True)
    police_report_rule = models.TextField(blank=True)
    police_report_waivers = models.TextField(blank=True)
    covered_costs = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"compensation rule of {self.service_id}"
