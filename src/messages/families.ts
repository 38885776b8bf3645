/**
 * The few words that stand around what a team wrote for families: in each language as its families read it, whichever languages
 * the rest of the product has. What a page is written in beyond these has them in English.
 */
const en = {
	links: 'To open',
	files: 'To save',
	sheets: 'How it is done',
	languages: 'In other languages',
	by: 'By {names}',
	more: 'More',
	back: 'Back',
	steps: 'Steps',
	size: '{size} MB',
	printed: 'This page opens at',
	gone: 'There is no page here',
	goneText: 'The link may be mistyped, or its page was taken back. Ask the school for the new one.',
	wait: 'Please wait a moment',
	waitText: 'Many links that lead nowhere were tried from where you are. Try again in a few minutes.',
};
export type FamilyWords = Readonly<Record<keyof typeof en, string>>;

const es: FamilyWords = {
	links: 'Para abrir',
	files: 'Para guardar',
	sheets: 'Cómo se hace',
	languages: 'En otros idiomas',
	by: 'De {names}',
	more: 'Más',
	back: 'Volver',
	steps: 'Pasos',
	size: '{size} MB',
	printed: 'Esta página se abre en',
	gone: 'Aquí no hay ninguna página',
	goneText:
		'Puede que el enlace esté mal escrito o que la página se haya retirado. Pida el nuevo al colegio.',
	wait: 'Espere un momento, por favor',
	waitText:
		'Desde donde usted está se han probado muchos enlaces que no llevan a nada. Inténtelo de nuevo en unos minutos.',
};
const fr: FamilyWords = {
	links: 'À ouvrir',
	files: 'À enregistrer',
	sheets: 'Comment faire',
	languages: 'Dans d’autres langues',
	by: 'Par {names}',
	more: 'Suite',
	back: 'Retour',
	steps: 'Étapes',
	size: '{size} Mo',
	printed: 'Cette page s’ouvre à l’adresse',
	gone: 'Il n’y a pas de page ici',
	goneText: 'Le lien est peut-être mal écrit, ou la page a été retirée. Demandez le nouveau lien à l’école.',
	wait: 'Un instant, s’il vous plaît',
	waitText:
		'Beaucoup de liens sans page ont été essayés depuis votre réseau. Réessayez dans quelques minutes.',
};
const ar: FamilyWords = {
	links: 'للفتح',
	files: 'للحفظ',
	sheets: 'كيف نفعل ذلك',
	languages: 'بلغات أخرى',
	by: 'إعداد {names}',
	more: 'المزيد',
	back: 'رجوع',
	steps: 'الخطوات',
	size: '{size} ميغابايت',
	printed: 'تُفتح هذه الصفحة على العنوان',
	gone: 'لا توجد صفحة هنا',
	goneText: 'قد يكون الرابط مكتوبًا خطأً، أو سُحبت صفحته. اطلبوا الرابط الجديد من المدرسة.',
	wait: 'لحظة من فضلكم',
	waitText: 'جُرّبت من شبكتكم روابط كثيرة لا تؤدي إلى صفحة. حاولوا مرة أخرى بعد بضع دقائق.',
};
const all: Readonly<Record<string, FamilyWords>> = { en, es, fr, ar };

/** The languages that these words are in. */
export const familyLanguages = Object.keys(all);

/** The words around a page for families, in a language or else in English. */
export const familyWords = (language: string): FamilyWords => all[language] ?? en;

const fromTheRight = new Set(['ar', 'fa', 'he', 'ur']);

/** The direction in which a language is written. */
export const directionOfText = (language: string): 'ltr' | 'rtl' =>
	fromTheRight.has(language) ? 'rtl' : 'ltr';
