import type { Metadata } from "next";
import { SignUpForm } from "@/components/account/sign-up-form";
import { translator } from "../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("auth.signUp") };
}

export default function SignUpPage() {
  return <SignUpForm />;
}
