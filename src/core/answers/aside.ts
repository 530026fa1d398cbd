/** Folders that stand beside the product: what is shown, tried or built with. */
export const ASIDE =
  /^(?:[^/]+\/)?(examples?|samples?|docs?|docs_src|bench(es|marks?)?|scripts?|fixtures?|testing|tools|website|playground|third_party|vendor)\//i;
