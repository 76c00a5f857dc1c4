using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.SecondFactors;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Security;

/// <summary>The pages on which one enrols a second factor, renews recovery codes and removes it.</summary>
public static class SecondFactorPageEndpoints
{
    private const string Enrolment = "/console/security/second-factor";

    public static void MapSecondFactorPages(this IEndpointRouteBuilder console)
    {
        var enrolment = console.MapGroup("/security/second-factor").AllowsWhile(SignInRestriction.SecondFactor);
        enrolment.MapMethods("", PageEndpoints.Methods, ShowAsync).AsConsolePage();
        enrolment.MapPost("", StartAsync).AsConsoleForm("session.startSecondFactor");
        enrolment.MapPost("/confirm", ConfirmAsync).AsConsoleForm("session.confirmSecondFactor");
        enrolment.MapMethods("/qr.png", PageEndpoints.Methods, DrawAsync).AsConsolePage();
        console.MapPost("/security/second-factor/remove", RemoveAsync).AsConsoleForm("session.removeSecondFactor");
        console.MapPost("/security/recovery-codes", RenewAsync).AsConsoleForm("session.renewRecoveryCodes");
    }

    private static async Task<ConsoleAnswer> ShowAsync(SecondFactorEnrolment enrolment, SelfView self, Actor actor, CancellationToken cancellation) =>
        (await self.OfAsync(actor, cancellation)).Value.SecondFactorEnrolled
            ? ConsoleAnswer.To("/console/security")
            : ConsoleAnswer.Of<EnrolPage>(new EnrolModel(await PendingAsync(enrolment, actor, cancellation), [], FormErrors.None));

    private static async Task<ConsoleAnswer> StartAsync(SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) =>
        (await enrolment.StartAsync(actor, cancellation)).Refusal is { } refusal
            ? ConsoleAnswer.Refused<EnrolPage>(new EnrolModel(null, [], new FormErrors(refusal)), refusal)
            : ConsoleAnswer.To(Enrolment);

    private static async Task<ConsoleAnswer> ConfirmAsync(HttpRequest request, SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation)
    {
        var outcome = await enrolment.ConfirmAsync(request.Form["code"], actor, cancellation);
        return outcome.Refusal is { } refusal
            ? ConsoleAnswer.Refused<EnrolPage>(new EnrolModel(await PendingAsync(enrolment, actor, cancellation), [], new FormErrors(refusal)), refusal)
            : ConsoleAnswer.Of<EnrolPage>(new EnrolModel(null, outcome.Value.RecoveryCodes, FormErrors.None));
    }

    // A picture of our own, because the pages allow none from data: addresses.
    private static async Task<object> DrawAsync(SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) =>
        await PendingAsync(enrolment, actor, cancellation) is { } pending
            ? Results.Bytes(QrPicture.Draw(pending.Uri), "image/png")
            : ConsoleAnswer.NotFound();

    private static async Task<ConsoleAnswer> RemoveAsync(
        HttpRequest request, SecondFactorEnrolment enrolment, SecurityPages pages, Actor actor, CancellationToken cancellation)
    {
        var input = new SecondFactorInput { Password = request.Form["removePassword"], Code = request.Form["removeCode"] };
        return (await enrolment.RemoveOwnAsync(input, actor, cancellation)).Refusal is { } refusal
            ? await AgainAsync(pages, "remove", refusal, actor, cancellation)
            : ConsoleAnswer.To("/console/security?done=removed");
    }

    private static async Task<ConsoleAnswer> RenewAsync(
        HttpRequest request, SecondFactorEnrolment enrolment, SecurityPages pages, Actor actor, CancellationToken cancellation)
    {
        var outcome = await enrolment.RenewCodesAsync(request.Form["codesPassword"], actor, cancellation);
        return outcome.Refusal is { } refusal
            ? await AgainAsync(pages, "codes", refusal, actor, cancellation)
            : ConsoleAnswer.Of<SecurityPage>(await pages.ModelAsync(actor, cancellation) with { RecoveryCodes = outcome.Value.RecoveryCodes });
    }

    private static async Task<ConsoleAnswer> AgainAsync(SecurityPages pages, string form, Refusal refusal, Actor actor, CancellationToken cancellation) =>
        ConsoleAnswer.Refused<SecurityPage>(await pages.ModelAsync(actor, cancellation) with { Form = form, Errors = new FormErrors(refusal) }, refusal);

    private static async Task<SecondFactorStart?> PendingAsync(SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation)
    {
        var pending = await enrolment.PendingAsync(actor, cancellation);
        return pending.IsRefused ? null : pending.Value;
    }
}
