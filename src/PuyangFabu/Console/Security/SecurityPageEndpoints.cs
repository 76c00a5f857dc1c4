using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Passwords;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.Console.Security;

/// <summary>The pages about oneself: password, sessions, API tokens.</summary>
public static class SecurityPageEndpoints
{
    private const string Security = "/console/security";

    public static void MapSecurityPages(this IEndpointRouteBuilder console)
    {
        console.MapMethods("/security", PageEndpoints.Methods, static (SecurityPages pages, Actor actor, string? done, CancellationToken cancellation) =>
            pages.SecurityAsync(actor, done, cancellation)).AsConsolePage();
        console.MapMethods("/password", PageEndpoints.Methods, static async (SelfView self, Actor actor, CancellationToken cancellation) =>
                ConsoleAnswer.Of<PasswordPage>(new PasswordModel(await MustAsync(self, actor, cancellation), FormErrors.None))).AsConsolePage()
            .AllowsWhile(SignInRestriction.Password, SignInRestriction.SecondFactor);
        console.MapPost("/password", ChangePasswordAsync).AsConsoleForm("session.changePassword")
            .AllowsWhile(SignInRestriction.Password, SignInRestriction.SecondFactor);
        console.MapPost("/security/sessions/{id:long}/end", static async (
            long id, OwnSessions sessions, Actor actor, CancellationToken cancellation) =>
        {
            var ended = await sessions.EndOneAsync(id, actor, cancellation);
            return ConsoleAnswer.To($"{Security}?done={(ended.IsRefused ? "gone" : "ended")}");
        }).AsConsoleForm("session.endOther");
        console.MapPost("/security/sessions/end-all", static async (OwnSessions sessions, Actor actor, CancellationToken cancellation) =>
        {
            await sessions.EndAllAsync(actor, cancellation);
            return ConsoleAnswer.To("/console/sign-in?done=everywhere");
        }).AsConsoleForm("session.endAll");
        console.MapPost("/security/tokens", MakeTokenAsync).AsConsoleForm("token.create");
        console.MapPost("/security/tokens/{id:long}/revoke", static async (
            long id, PersonalTokens tokens, Actor actor, CancellationToken cancellation) =>
        {
            var revoked = await tokens.RevokeAsync(id, actor, cancellation);
            return ConsoleAnswer.To($"{Security}?done={(revoked.IsRefused ? "gone" : "revoked")}");
        }).AsConsoleForm("token.revoke");
    }

    private static async Task<bool> MustAsync(SelfView self, Actor actor, CancellationToken cancellation) =>
        (await self.OfAsync(actor, cancellation)).Value.MustChangePassword;

    private static async Task<ConsoleAnswer> ChangePasswordAsync(
        HttpRequest request, PasswordChanges passwords, SelfView self, Actor actor, CancellationToken cancellation)
    {
        var form = request.Form;
        IReadOnlyList<FieldProblem> problems =
        [
            .. PasswordRules.Problems(form["newPassword"], actor.UserName).Select(static problem => new FieldProblem("newPassword", problem)),
            .. form["newPassword"] != form["repeated"] ? [new("repeated", "两次输入的新密码不一样")] : (FieldProblem[])[],
        ];
        var outcome = problems.Count > 0
            ? Refusal.BadInput(problems)
            : await passwords.ChangeOwnAsync(
                new PasswordInput { CurrentPassword = form["currentPassword"], NewPassword = form["newPassword"] }, actor, cancellation);
        return outcome.Refusal is { } refusal
            ? ConsoleAnswer.Refused<PasswordPage>(new PasswordModel(await MustAsync(self, actor, cancellation), new FormErrors(refusal)), refusal)
            : ConsoleAnswer.To($"{Security}?done=password");
    }

    private static async Task<ConsoleAnswer> MakeTokenAsync(
        HttpRequest request, PersonalTokens tokens, SecurityPages pages, TimeProvider clock, Actor actor, CancellationToken cancellation)
    {
        var form = request.Form;
        var input = new TokenInput
        {
            Name = form["tokenName"],
            Scopes = [.. form["scopes"].OfType<string>()],
            ExpiresAt = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? clock.GetUtcNow().AddDays(Math.Min(days, 10_000)) : null,
        };
        var outcome = await tokens.CreateAsync(input, actor, cancellation);
        var model = await pages.ModelAsync(actor, cancellation);
        return outcome.Refusal is { } refusal
            ? ConsoleAnswer.Refused<SecurityPage>(
                model with { Form = "token", Errors = new FormErrors(refusal), TokenName = input.Name ?? "", TokenScopes = input.Scopes }, refusal)
            : ConsoleAnswer.Of<SecurityPage>(model with { Made = outcome.Value });
    }
}
