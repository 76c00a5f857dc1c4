using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// Signing in. Whoever may not gets the same answer for an unknown name, a wrong password, a disabled and a locked account,
/// after the same work.
/// </summary>
public sealed class SignIns(
    UserManager<Operator> users,
    OperatorStore operators,
    SignInGuard guard,
    PasswordTurns passwords,
    UnknownPerson unknown,
    SessionTimes times,
    Database database,
    AuditLog audit,
    OperatorsOptions options)
{
    public const string Action = "session.create";

    private const int LongestClient = 200;

    /// <param name="actor">Nobody yet; tells the address.</param>
    /// <param name="kind">One of <see cref="SessionKind"/>.</param>
    /// <param name="client">What the program or browser calls itself.</param>
    public async Task<Outcome<SignedIn>> TryAsync(SignInInput input, Actor actor, string kind, string client, CancellationToken cancellation)
    {
        var name = users.NormalizeName(input.UserName?.Trim() ?? "");
        using var turn = await guard.TakeTurnAsync(name, cancellation);
        var slowed = await guard.SlowedForAsync(actor.Address, cancellation);
        using var slowTurn = slowed is null ? null : await guard.TakeSlowTurnAsync(actor.Address, cancellation);
        if (slowed is { } full && slowTurn is null)
        {
            return TooOften(full);
        }

        var person = OperatorRules.IsUserName(input.UserName?.Trim()) ? await operators.FindByNameAsync(name, cancellation) : null;
        var locked = await guard.IsNameLockedAsync(person, name, actor.Address, cancellation);
        if (await passwords.IsRightAsync(actor.Address, () => Task.FromResult(IsPasswordRight(person, input.Password)), cancellation) is not { } known)
        {
            return PasswordTurns.Busy;
        }

        var right = known && person is { Enabled: true } && !locked;
        if (slowed is { } wait && !await guard.IsJudgedAsync(person, name, actor.Address, cancellation))
        {
            return TooOften(wait);
        }

        if (!right)
        {
            var refused = await RefuseAsync(person, name, actor, locked);
            return slowed is { } rest && !locked ? TooOften(rest) : refused;
        }

        return await FinishAsync(person!, input.Code, actor, kind, client, cancellation);
    }

    /// <summary>Goes on where <see cref="TryAsync"/> asked for the code.</summary>
    /// <param name="operatorId">Whose password was right.</param>
    /// <param name="securityStamp">His stamp at that time.</param>
    public async Task<Outcome<SignedIn>> TryCodeAsync(
        long operatorId, string securityStamp, string? code, Actor actor, string kind, string client, CancellationToken cancellation)
    {
        if (await operators.FindAsync(operatorId, cancellation) is not { Enabled: true } known || known.SecurityStamp != securityStamp)
        {
            return Refused(locked: false);
        }

        using var turn = await guard.TakeTurnAsync(known.NormalizedName, cancellation);
        var locked = await guard.IsNameLockedAsync(known, known.NormalizedName, actor.Address, cancellation);
        return locked
            ? await RefuseAsync(known, known.NormalizedName, actor, locked)
            : await FinishAsync((await operators.FindAsync(operatorId, cancellation))!, code, actor, kind, client, cancellation);
    }

    private async Task<Outcome<SignedIn>> FinishAsync(
        Operator person, string? code, Actor actor, string kind, string client, CancellationToken cancellation)
    {
        var (step, codes) = (person.LastTotpStep, person.RecoveryCodes);
        if (person.SecondFactor && await CheckCodeAsync(person, code) is { } refusal)
        {
            return refusal.Code == CodeRequired.Code
                ? await RecordAsync(person, actor, refusal)
                : await RefuseCodeAsync(person, person.NormalizedName, actor);
        }

        return await OpenAsync(person, step, codes, actor, kind, client, cancellation);
    }

    private static Refusal CodeRequired { get; } = new(RefusalKind.NotSignedIn, OperatorRefusals.CodeRequired, "请输入动态口令：身份验证器上的 6 位数字，或一个恢复码。");

    private static Refusal CodeRefused { get; } = new(RefusalKind.NotSignedIn, OperatorRefusals.CodeRefused, "动态口令不对或已经用过，请等身份验证器换出下一个再试。");

    private Refusal Refused(bool locked) => new(
        RefusalKind.NotSignedIn,
        OperatorRefusals.SignInRefused,
        locked ? $"没有登录成功：错误次数太多，请 {options.LockoutMinutes} 分钟后再试。" : "没有登录成功：用户名或密码不对，或账号已停用。");

    private static Refusal TooOften(TimeSpan wait) => new(
        RefusalKind.TooOften, OperatorRefusals.TooManyFailures, $"这个网络地址登录失败的次数太多，请 {Math.Ceiling(wait.TotalMinutes)} 分钟后再试。")
    {
        RetryAfter = wait,
    };

    private bool IsPasswordRight(Operator? person, string? password)
    {
        var known = person ?? unknown.Person;
        var tried = password is { Length: <= Passwords.PasswordRules.Longest } ? password : "";
        return users.PasswordHasher.VerifyHashedPassword(known, known.PasswordHash, tried) != PasswordVerificationResult.Failed && person is not null;
    }

    private async Task<Refusal?> CheckCodeAsync(Operator person, string? code)
    {
        // Chinese keyboards write digits in full width.
        var typed = HalfWidth.Of(code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length == 0)
        {
            return CodeRequired;
        }

        var right = typed.Length == 6 && typed.All(char.IsAsciiDigit)
            ? await users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, typed)
            : typed.Length < 40 && (await users.RedeemTwoFactorRecoveryCodeAsync(person, typed)).Succeeded;
        return right ? null : CodeRefused;
    }

    private async Task<Outcome<SignedIn>> OpenAsync(
        Operator proven, long stepBefore, string codesBefore, Actor actor, string kind, string client, CancellationToken cancellation)
    {
        var token = SecretToken.Create(SecretToken.SessionPrefix);
        var row = new OperatorSession
        {
            TokenHash = SecretToken.HashOf(token),
            OperatorId = proven.Id,
            SecurityStamp = proven.SecurityStamp,
            Kind = kind,
            Address = actor.Address,
            Client = client.Length > LongestClient ? client[..LongestClient] : client,
            CreatedMs = times.NowMs,
            LastUsedMs = times.NowMs,
            ExpiresMs = times.ExpiresMs,
        };
        var opened = await database.TryWriteAsync<SignedIn>(
            async session =>
            {
                var person = proven.Copy();
                if (!await operators.SignInAsync(session, person, stepBefore, codesBefore, actor.Address))
                {
                    return person.SecondFactor ? CodeRefused : Refused(locked: false);
                }

                await OperatorSessionStore.PurgeAsync(session, times.NowMs, times.IdleSinceMs);
                var id = await OperatorSessionStore.InsertAsync(session, row);
                await SignInGuard.UnlockAsync(session, person.NormalizedName);
                await audit.RecordAsync(session, Entry(person, actor) with { After = new { session = id, kind } });
                return new SignedIn(person, id, token, row.ExpiresMs);
            },
            cancellation);
        return opened.IsRefused ? await RecordAsync(proven, actor, opened.Refusal) : opened;
    }

    // Counted and recorded even when the caller has gone: hanging up must not make guessing cheaper.
    private Task<Outcome<SignedIn>> RefuseAsync(Operator? person, string name, Actor actor, bool locked) => database.WriteAsync(
        async session =>
        {
            var refusal = Refused(await guard.CountFailureAsync(session, person, name, actor.Address, locked));
            await audit.RecordAsync(session, Entry(person, actor) with { Refused = refusal.Code, Comment = ReasonOf(person, locked) });
            return (Outcome<SignedIn>)refusal;
        },
        CancellationToken.None);

    private Task<Outcome<SignedIn>> RefuseCodeAsync(Operator person, string name, Actor actor) => database.WriteAsync(
        async session =>
        {
            var refusal = await guard.CountFailureAsync(session, person, name, actor.Address, locked: false) ? Refused(locked: true) : CodeRefused;
            await audit.RecordAsync(session, Entry(person, actor) with { Refused = refusal.Code, Comment = "动态口令不对" });
            return (Outcome<SignedIn>)refusal;
        },
        CancellationToken.None);

    private async Task<Outcome<SignedIn>> RecordAsync(Operator person, Actor actor, Refusal refusal)
    {
        await audit.RecordAsync(Entry(person, actor) with { Refused = refusal.Code, Comment = refusal.Title }, CancellationToken.None);
        return refusal;
    }

    private static string ReasonOf(Operator? person, bool locked) =>
        locked ? "已锁定" : person is null ? "没有这个用户名" : person.Enabled ? "密码不对" : "密码不对或账号已停用";

    // A name that nobody has may be a password in the wrong field, so it is not kept.
    private static AuditEntry Entry(Operator? person, Actor actor) => new()
    {
        Actor = person is null ? actor : new Actor { OperatorId = person.Id, UserName = person.UserName, DisplayName = person.DisplayName, Address = actor.Address },
        Action = Action,
        TargetKind = "session",
        TargetId = "",
    };
}
