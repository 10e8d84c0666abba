"""A frozen review cannot be altered, whoever writes in the database: only superseded."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION steering_refuse_frozen_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen_at IS NOT NULL THEN
        RAISE EXCEPTION 'Le bilan % (n° %) est figé : on ne le change pas, on le remplace.',
            OLD.year, OLD.number USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER steering_frozen_review BEFORE UPDATE OR DELETE ON steering_yearlyreview
    FOR EACH ROW EXECUTE FUNCTION steering_refuse_frozen_review();

CREATE FUNCTION steering_refuse_frozen_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM steering_yearlyreview r
               WHERE r.id IN (COALESCE(NEW.review_id, OLD.review_id), OLD.review_id)
                 AND r.frozen_at IS NOT NULL) THEN
        RAISE EXCEPTION 'Le bilan est figé : ses textes ne changent plus.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER steering_frozen_part BEFORE INSERT OR UPDATE OR DELETE ON steering_reviewpart
    FOR EACH ROW EXECUTE FUNCTION steering_refuse_frozen_part();

CREATE FUNCTION steering_guard_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'Une signature ne se change ni ne s’efface.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM steering_yearlyreview r
                   WHERE r.id = NEW.review_id AND r.frozen_at IS NOT NULL
                     AND r.sha256 = NEW.sha256) THEN
        RAISE EXCEPTION 'On ne signe qu’un bilan figé, par son empreinte.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER steering_signature BEFORE INSERT OR UPDATE OR DELETE ON steering_reviewsignature
    FOR EACH ROW EXECUTE FUNCTION steering_guard_signature();
"""

UNGUARD = """
DROP TRIGGER steering_signature ON steering_reviewsignature;
DROP TRIGGER steering_frozen_part ON steering_reviewpart;
DROP TRIGGER steering_frozen_review ON steering_yearlyreview;
DROP FUNCTION steering_guard_signature();
DROP FUNCTION steering_refuse_frozen_part();
DROP FUNCTION steering_refuse_frozen_review();
"""


class Migration(migrations.Migration):
    dependencies = [("steering", "0001_initial")]
    operations = [migrations.RunSQL(GUARDS, UNGUARD)]
