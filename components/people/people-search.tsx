import { useTranslations } from "use-intl";
import { SearchField } from "@/components/ui/search-field";

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Looks for people by a part of their name. */
export function PeopleSearch({ value, onChange }: Props) {
  const t = useTranslations("people");
  return (
    <SearchField
      label={t("search")}
      clearLabel={t("clear")}
      maxLength={64}
      value={value}
      onChange={onChange}
    />
  );
}
