import { addWorkingDays, type Calendar } from '../../../rules/calendar.ts';
import { addDays, type Day, daysBetween, monthEnd, monthOf, yearOf } from '../../../rules/day.ts';
import { campaignFor, foundEnterprises, judge, meet } from './campaign.ts';
import { type Dice, diceOf } from './dice.ts';
import { enterBatch, enterProgress, sendOut } from './entering.ts';
import { inspect } from './field.ts';
import { askForForms } from './forms.ts';
import {
	answerMessage,
	askForTime,
	type Course,
	finish,
	percentAt,
	pressFor,
	reportProgress,
	setCourse,
	stageWords,
} from './life.ts';
import { type Batch, isMessage, type Matter, readBatches, workingDayBefore } from './matter.ts';
import { found, runOffice } from './office.ts';
import { afterwards, comesUpAgain, endingOf } from './special.ts';
import { orderSteps, type Step } from './step.ts';

/** A matter under way: how it goes, and from when it is out of the office's hands. */
interface Lived {
	matter: Matter;
	course: Course;
	steps: Step[];
	left: Day | null;
}

interface Setting {
	today: Day;
	calendar: Calendar;
	dice: Dice;
	numberOf: (title: string) => string;
}

function live(batch: Batch, matter: Matter, { today, calendar, dice, numberOf }: Setting): Lived {
	const { steps: sent, receipted } = sendOut(batch, matter, calendar);
	const living = { calendar, dice, today, receipted };
	const ending = endingOf(matter, numberOf, calendar);
	const course = { ...setCourse(matter, living), ...(ending !== null && { claimed: null }) };
	const finished = finish(matter, course, living);
	const ended = isMessage(matter.source) ? answerMessage(matter, finished) : finished;
	const finishing = ended.filter(({ kind }) => kind !== '销号' || !comesUpAgain(matter.title));
	const done = finishing.findLast(({ kind }) => kind === '审核' || kind === '阅示')?.day ?? null;
	const reported = batch.how === 'sheet' ? [] : reportProgress(matter, course, living);
	const steps = [...course.steps, ...reported, ...pressFor(matter, course, living), ...finishing];
	const isRevisited = dice.roll() < 0.1;
	const after = done === null ? [] : afterwards(matter, done, calendar, isRevisited);
	if (ending === null) return { matter, course, steps: [...sent, ...steps, ...after], left: course.claimed };
	const before = steps.filter(({ day }) => day < ending.day);
	return { matter, course, steps: [...sent, ...before, ending.step], left: ending.day };
}

/** The days on which the yearly work is reported: the 24th, or the working day before it, of each month. */
function reportDays(from: Day, today: Day, calendar: Calendar): Day[] {
	const days: Day[] = [];
	for (let at = addDays(from, 25); at <= today; at = addDays(monthEnd(yearOf(at), monthOf(at)), 1)) {
		const day = workingDayBefore(calendar, addDays(monthEnd(yearOf(at), monthOf(at)), -6));
		if (day <= today && day > from) days.push(day);
	}
	return days;
}

/** The yearly work is reported in one sheet a month for each plan. */
function reportSheets(batch: Batch, lived: readonly Lived[], { today, calendar }: Setting): Step[] {
	return reportDays(addWorkingDays(calendar, batch.day, 4), today, calendar).flatMap((day) => {
		const lines = lived
			.filter(({ left }) => left === null || left > day)
			.map(({ matter, course }) => {
				const percent = percentAt(matter, course, day);
				return { ...matter, percent, text: stageWords(matter, percent) };
			});
		return lines.length === 0 ? [] : [enterProgress(day, batch.source, lines)];
	});
}

/** How many days before the demonstration's day its office was founded. */
const daysBack = 362;

/**
 * A year of an invented county's office as its clerk typed it, up to a day; the same for the same day.
 * What further commands are to show is added as further steps.
 */
export function tellYear(today: Day, calendar: Calendar, roster: string): Step[] {
	const batches = readBatches(today, calendar);
	const matters = batches.flatMap((batch) => batch.matters);
	const numberOf = (title: string) => matters.find((m) => m.title === title)?.number ?? title;
	const setting: Setting = { today, calendar, dice: diceOf(daysBetween('2000-01-01' as Day, today)), numberOf };
	const work = batches.map((batch) => {
		const lived = batch.matters
			.flatMap((matter) => (matter.parts.length > 0 ? matter.parts : [matter]))
			.map((matter) => live(batch, matter, setting));
		const reports = batch.how === 'sheet' ? reportSheets(batch, lived, setting) : [];
		return { lived, steps: [...enterBatch(batch), ...lived.flatMap(({ steps }) => steps), ...reports] };
	});
	// In January the yearly sheets lie further back than the office would.
	const [first] = [workingDayBefore(calendar, addDays(today, -daysBack)), ...batches.map(({ day }) => day)].sort() as [
		Day,
	];
	const lived = work.flatMap((batch) => batch.lived);
	const steps = [
		...found(first, roster),
		...foundEnterprises(first),
		...work.flatMap((batch) => batch.steps),
		...askForTime(lived, today, calendar),
		...askForForms(lived, today, calendar),
		...runOffice(matters, today, calendar),
		...inspect(
			lived.filter(({ matter }) => matter.source === '重点项目'),
			first,
			today,
			calendar,
		),
		...campaignFor(lived, today, calendar),
		...meet(lived, today, calendar),
		...judge(first, today, calendar),
	];
	return orderSteps(steps, today);
}
