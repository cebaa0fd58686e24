/**
 * Links that are out in the world show the same moment for ever, however steps are counted: each is held to the line that
 * is about to run and to what is said of it. Written once and never changed; a new version of links adds its own.
 */
import { expect, test } from 'vitest';
import { openProgram, reportOf } from '#lib/session/index.ts';
import { decodeLink, wantedOf } from '#lib/viz/share/link.ts';
import { loadTestLibrary } from '../tools/library.ts';

/** What the moment is, its link, the line that is about to run (0 after the end), and the sentence. */
const GOLDEN: readonly (readonly [what: string, link: string, line: number, sentence: string])[] = [
  [
    'start*1',
    '#2.RY7BDoIwEER_ZdwDqaYhIPFgFf0LL9YDGNAmsJBSQgjh301R4l7msO9NZqKOFJWMl20GUZnOKQR173ArnmeT7C8S-ahgkv0Wk2YA8FDY9t1b5OP2pHnWrLlk1Jlh8acKB9_jaaS-TikuBuEN_y8bC9dbhmHEYZgmq-hvGROsuvyCO8TRas_faK1hV_FGaJqW7ddZ028TSbKkKA6PB5JUk7pT5zLrSMYyeswf',
    6,
    '`main` is about to begin.',
  ],
  [
    'statement*2@grow+44/0',
    '#2.VY_LasNADEV_5fYuwqQIEz9K6TRJ_6KbThdJGacDsRLGY0Iw_vcySU2pNlroHOlqZE_LVnGIp4s5hj5ZLLoh4d1_rUNdbQX7q0WoqyVGpwCQoeI89N9mf12-Op2cOm0V3S6o-aN8Qt6TaWzyOmvVX0w28rw9RaQhKoKiLIpNPYu5bmEWsy538BHlaranezvHoOmoD8ZxvGV_mxx_M1EYaVkWL08UdrQf7NMu-c5rolTSNM_CfIjSNML_X1FWn9MP',
    2,
    'Calls `grow`; `list` is lent to its parameter `list`, to be changed; its parameter `by` is `20`.',
  ],
  [
    'back*2@main+75/0',
    '#2.fY7BTsMwEER_ZZhD5aJVVCeKEIbCX3DBHJoqAYtmWzmOqirKvyO3RNzYyx72zeybONCxU3zG49kcwpAcVv2Y8Nbun0NVvgiai0OoyjUmrwCQoeI0Dl-muayfvM5evXaKfhfU_FFtQu7JNLa5zjltzyYn8r07RqQxKoLCFsW2WoJ5rjKrJS438B52s6Tn2zrFoOmgd8Zzurq_zp6_ThRGOtrisaawp3tns9t_U0qprRVmXcpDLfznG2XzMf8A',
    8,
    '`grow` returns.',
  ],
  [
    'statement*1@main+113/0',
    '#2.dY7BagIxFEV_5fYuJJbHYBzaYlr1L7pputCSsQHnKZkMIsP8e4l26KrZvEXOuZyBHR0bxSGdLuYYu-wwa_uM9_D1FuvlRrC_OsR6OcfgFQAKVJ377tvsr_NXr6NXr42i3UU1f1TIKDuFxrrMOafhYopR_ptTQu6TIipsVa3rSSzvFjObdLmDj7CLyR7v55yi5qM-GM_h1r4dPX-bKEx0tNXqicKW7oNd3uXQBs0UK88vK2FpplhbC__Zoiw-xx8',
    10,
    'The loop is over: no element is left.',
  ],
  [
    'end*1',
    '#2.RY7LCsIwEEV_5ToLSSWUPnBhfP2FG-PCR6uBdlrSlCIl_y6xFmdzF3PO5Y7UkaKS8bTNICrTOYVl3TucivvO5NlB4vZWMHkWYdQMAAGK2757ids72mr2mjWXjPpqWPypwiH0BBr7UKcUF4MIRviXjYXrLcMw0jje57MY7jtmOetyAldIk9n2U7TWsKt4ITSN3-1Hr-m3iSRZUpTGmzVJqkmdqeAHyVRmeZJd_Ac',
    0,
    '`main` returns: the program ends.',
  ],
  [
    'borrow*2@main+59/0',
    '#2.RY7BaoNAEIZf5e9_CJsySFRycNs0b5FLt4datF2IY1hXJIjvXtZUOpc5zPcN38yBlq3iO_STufohWuy6MeLSfL36sngT1HcLXxZ7zE4BIEHZbRx-TH3fvzhdnDptFd2nV_NPNRHpT6JxSu-s1WYyyUj3tg-IY1B4RZ5lp3IT06wxu02XB_iM_LDZy2Pdgtd41SfjOK_t58Xxr4nCQMs8q44UdrTvrPsQ-olSSFnlwhRMOVbCNYBy-Fh-AQ',
    7,
    'Goes on with line 7.',
  ],
  [
    'output*1@main+113/0',
    '#2.bY7BTsMwFAR_ZdlD5aKnqG5ACEPhL7hgDhQlxVLzEjm2qirKvyO3RFzw5R08s5qJIx1bxSH2J3MMY3JYdTnhrfl6DvX2RbA_O4R6u8bkFQAKVA15_Db78_rJ6-zVa6voPoOaP6pJKDuFxq7MOafNyRSj_Ld9RMpRERS2qnb1IpZ3iVktulzBW9jNYs_XM8Sg6ag3xnO6tL_Onr9NFEY62urxnsKO7p19TkNOFCsPd1ZYginW1sL_hyibj_kH',
    10,
    'Goes on with line 10.',
  ],
  [
    'statement*1@main+79/0',
    '#2.XY7LCsIwFER_5XYWtoVQWkGkkS78BpfGRcFWC821JLerkH-X-EBwNwxnHgEeGiOT7ScuSgqGiYjmQciuQtzbgTo6iZv4pvXoHrYwOF57g_LwQ8fJeaGONon_-ElWy-rvRZ7lX3hxE8vMWWEQXqFIIYHx3RcNQ8FBo6naHRQs9BleehnswALVqG3dKKSzUPtW4W8Fqr7EJw',
    4,
    '`first` borrows `name` to read it.',
  ],
  [
    'statement*1@main+99/0',
    '#2.fY7LCsIwFER_5XYWNoVLMUgXjXThN7g0Lgq2WjDXkqSr0H-X-MCdu2E4c5iEAINRyPWTqIqSFSKi-xDJLZGkdwN1dIx-kqsxo384ZXG49BbV_oeOkw-ROtpk_tPnWM9LuKmyKL_w7CeJdymURXqNVkoZXN--1QoYHga6bhswHMwJIfZxcINEsOZG7xj5LLhtGX-F4O2ZMcPo9Qk',
    5,
    '`push` changes `name` to `"Ada!"`: its content moves to a larger buffer, the old one is freed.',
  ],
  [
    'statement*1@main+128/0',
    '#2.Rc7NCsIwEATgV9nOwbawlEawaKQHn8Gj8RCw1UKzliQ9hb671B-8LcM3wyYEaPRCzg5SlJSMEBGNXSQ3RxLrOmrpHP0gd617_3SFwelmDcrjn_aDD5Fa2qz-m69nNc3hUeRZ_sOTHySOkhUG6V1aKK1w-ewtRsDw0FDVYQeGg74gRBs710kEK1Z10zDWb8Fqu2eA6ytjglbLCw',
    6,
    '`name` goes out of scope: its memory on the heap is freed.',
  ],
];

test.each(GOLDEN)('%s', async (_, link, line, sentence) => {
  const shared = await decodeLink(link);
  if (!shared.ok || shared.value === undefined) throw new Error('the link cannot be read');
  const { source, edition, past, release } = shared.value;
  const wanted = wantedOf(shared.value);
  const { run } = openProgram({ source, edition, library: loadTestLibrary(), stdin: '', maxSteps: 1_000_000 });
  if (run === undefined || wanted === undefined) throw new Error('the link shows no moment');
  run.advance(Infinity);
  const found = run.find(wanted, past);
  expect(found?.isFound).toBe(true);
  const step = found?.step ?? -1;
  const at = run.standAt(step, run.stopBefore(step, 'statement'), past);
  const span = at.moment.frames.findLast((frame) => !frame.isLibrary)?.span;
  expect(span === undefined ? 0 : source.slice(0, span.start).split('\n').length).toBe(line);
  expect(reportOf(at).sentence.text).toBe(sentence);
  expect(release).toBe('1.95');
});
