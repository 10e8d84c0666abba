from passerelles.apps.harvest.models.runs import ImportRun, QuarantinedRecord, RawFile, RunStatus

__all__ = ["ImportRun", "QuarantinedRecord", "RawFile", "RunStatus"]
