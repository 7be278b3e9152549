import type { Language } from '../language';
import type { Cause } from './difference';
import type { WhyLeft } from './why-left';

/** What causes of differences, and reasons to leave something, mean to an operator. */
export interface DifferenceTexts {
  readonly causes: Readonly<Record<Cause, string>>;
  readonly why: Readonly<Record<WhyLeft, string>>;
}

const sv: DifferenceTexts = {
  causes: {
    unexplained: 'oförklarad: ingen lista har berättat om ändringen',
    refused: 'nekad: väntar på rättning',
    sameOrganisation: 'samma organisationsnummer som en annan: väntar på besked',
    deleted: 'raderad i det ena systemet',
    notYetSynced: 'inte överförd än: nästa körning tar den',
    changedByHand: 'ändrad för hand där ändringar inte förs över',
    outOfScope: 'hålls inte i takt',
  },
  why: {
    inactive: 'inaktiv',
    notStockGoods: 'inte lagervara i Fortnox',
    deleted: 'raderad i det ena systemet',
    direction: 'riktningen eller reglerna för registret för inte över det',
    field: 'fältet förs bara över åt andra hållet',
    activity: 'om posten är aktiv följs inte, enligt inställningen',
    workedOut: 'Fortnox räknar själv ut värdet',
    priceList: 'priset förs över till prislista A, och Fortnox visar en annan prislista som är förvald där',
  },
};

const en: DifferenceTexts = {
  causes: {
    unexplained: 'unexplained: no list has told of the change',
    refused: 'refused: waits for a correction',
    sameOrganisation: 'same organisation number as another: waits for an answer',
    deleted: 'deleted on one side',
    notYetSynced: 'not transferred yet: the next run does',
    changedByHand: 'changed by hand where changes are not transferred',
    outOfScope: 'not kept in step',
  },
  why: {
    inactive: 'inactive',
    notStockGoods: 'not stock goods in Fortnox',
    deleted: 'deleted on one side',
    direction: "the register's direction or rules do not carry it",
    field: 'the field travels the other way only',
    activity: 'whether it is active is not followed, by the settings',
    workedOut: 'Fortnox works the value out itself',
    priceList: 'the price goes to price list A, and Fortnox shows another list that is preselected there',
  },
};

export const differenceTexts: Readonly<Record<Language, DifferenceTexts>> = { sv, en };
