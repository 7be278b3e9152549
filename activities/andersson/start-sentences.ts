import type { Language } from '../../domain/language';
import { registerNames } from '../../domain/registers';
import { nightCheckId, registerSyncId } from '../../workflows/contract/ids';

interface StartSentences {
  /** A register's run that its schedule has not started. */
  runNotScheduled(company: string, register: string, workflowId: string): string;
  registerOff(register: string): string;
  /** `first`: the register whose records this one's name. */
  waitsForOthers(register: string, first: string): string;
  alreadyRunning(register: string, workflowId: string): string;
  /** A watch under another id than the company's own. */
  watchNotByService(watchId: string, workflowId: string): string;
  nightCheckNotScheduled(company: string, workflowId: string): string;
}

/** Input that cannot be read names no company, hence no language. */
export function registerInputSentence(faults: string): string {
  return `registerSync behöver {"company": "…", "register": "${registerNames.join('|')}"}. ${faults}.`;
}

/** As a register's: it names no company, hence no language. */
export function companyInputSentence(faults: string): string {
  return `Indata ska vara {"company": "…"}. ${faults}.`;
}

/** Why a run of a register, a watch or a night check does not begin, and the command that is right instead (design §3). */
export const startSentences: Readonly<Record<Language, StartSentences>> = {
  sv: {
    runNotScheduled: (company, register, workflowId) =>
      `registerSync startas av sitt schema, så att två körningar inte möts: använd \`andersson-fortnox sync now ${register}\` ` +
      `eller \`temporal schedule trigger --schedule-id ${registerSyncId(company, register)}\`. Den här startades som ${workflowId}.`,
    registerOff: (register) =>
      `Synkroniseringen av ${register} är avstängd i inställningarna (${offSetting(register)}).`,
    waitsForOthers: (register, first) =>
      `${register} väntar tills ${first} har tagits in en första gång, så att det som nämns finns. Följ ${first} med \`andersson-fortnox sync status\`.`,
    alreadyRunning: (register, workflowId) =>
      `${workflowId} håller redan på med ${register}; den här körningen gjorde inget.`,
    watchNotByService: (watchId, workflowId) =>
      `Bevakningen startas av tjänsten som ${watchId}. Den här startades som ${workflowId}.`,
    nightCheckNotScheduled: (company, workflowId) =>
      `Nattkontrollen startas av sitt schema: \`temporal schedule trigger --schedule-id ${nightCheckId(company)}\`. ` +
      `Den här startades som ${workflowId}.`,
  },
  en: {
    runNotScheduled: (company, register, workflowId) =>
      `registerSync is started by its schedule, so that two runs never meet: use \`andersson-fortnox sync now ${register}\` ` +
      `or \`temporal schedule trigger --schedule-id ${registerSyncId(company, register)}\`. This one was started as ${workflowId}.`,
    registerOff: (register) => `The sync of ${register} is switched off in the settings (${offSetting(register)}).`,
    waitsForOthers: (register, first) =>
      `${register} waits until ${first} has been taken in a first time, so that what is named exists. Follow ${first} with \`andersson-fortnox sync status\`.`,
    alreadyRunning: (register, workflowId) => `${workflowId} is at ${register} already; this run did nothing.`,
    watchNotByService: (watchId, workflowId) =>
      `The watch is started by the service as ${watchId}. This one was started as ${workflowId}.`,
    nightCheckNotScheduled: (company, workflowId) =>
      `The night check is started by its schedule: \`temporal schedule trigger --schedule-id ${nightCheckId(company)}\`. ` +
      `This one was started as ${workflowId}.`,
  },
};

function offSetting(register: string): string {
  return `SYNC_${register.toUpperCase()}_DIRECTION=off`;
}
