using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.People.Operators.Tokens;

/// <summary>Personal API tokens: made by their owner, revoked by him or by those who guard the system.</summary>
public sealed class PersonalTokens(OperatorTokenStore tokens, Database database, AuditLog audit, TimeProvider clock)
{
    public const int LongestName = 60;
    public const int LongestDays = 366;
    private const int MostTokens = 20;

    public Task<Outcome<TokenItem>> CreateAsync(TokenInput input, Actor actor, CancellationToken cancellation)
    {
        if (Problems(input, actor).ToArray() is { Length: > 0 } problems)
        {
            return Task.FromResult<Outcome<TokenItem>>(Refusal.BadInput(problems));
        }

        var text = SecretToken.Create(SecretToken.PersonalPrefix);
        var row = new OperatorToken
        {
            TokenHash = SecretToken.HashOf(text),
            OperatorId = actor.OperatorId!.Value,
            Name = input.Name!.Trim(),
            Scopes = string.Join(' ', TokenScope.All.Where(input.Scopes!.Contains)),
            CreatedMs = clock.NowMs(),
            ExpiresMs = input.ExpiresAt!.Value.ToUnixTimeMilliseconds(),
        };
        return database.TryWriteAsync<TokenItem>(
            async session =>
            {
                if (await OperatorTokenStore.CountValidAsync(session, row.OperatorId, row.CreatedMs) >= MostTokens)
                {
                    return Refusal.Conflict(OperatorRefusals.TooManyTokens, $"最多同时有 {MostTokens} 个令牌，请先撤销不用的。");
                }

                var made = TokenItem.Of(row with { Id = await OperatorTokenStore.InsertAsync(session, row) }, row.CreatedMs);
                await audit.RecordAsync(session, Entry(actor, "token.create", made.Id) with { After = new { made.Name, made.Scopes, made.ExpiresAt } });
                return made with { Token = text };
            },
            cancellation);
    }

    /// <param name="everybody">Not only the actor's own; for those who may see operators.</param>
    public async Task<Outcome<ItemList<TokenItem>>> ListAsync(bool everybody, Actor actor, CancellationToken cancellation) =>
        everybody && !MaySeeAll(actor)
            ? Refusal.NotAllowed(RefusalCodes.NoRight, "您的角色只能查看自己的令牌。")
            : new ItemList<TokenItem>([.. (await tokens.ListAsync(everybody ? null : actor.OperatorId ?? 0, cancellation)).Select(row => TokenItem.Of(row, clock.NowMs()))]);

    public Task<Outcome<Done>> RevokeAsync(long id, Actor actor, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (await OperatorTokenStore.FindAsync(session, id) is not { } token || (token.OperatorId != actor.OperatorId && !MaySeeAll(actor)))
            {
                return Refusal.NotFound("个令牌");
            }

            if (!await OperatorTokenStore.RevokeAsync(session, id, clock.NowMs()))
            {
                return Refusal.Conflict(OperatorRefusals.AlreadyRevoked, "这个令牌已经撤销。");
            }

            await audit.RecordAsync(session, Entry(actor, "token.revoke", id) with { After = new { token.Name, token.OperatorId } });
            return Done.It;
        },
        cancellation);

    private static bool MaySeeAll(Actor actor) => actor.May(Permission.ManageOperators) || actor.May(Permission.ManageSecurity);

    private static AuditEntry Entry(Actor actor, string action, long id) => new() { Actor = actor, Action = action, TargetKind = "token", TargetId = $"{id}" };

    private IEnumerable<FieldProblem> Problems(TokenInput input, Actor actor)
    {
        if (input.Name?.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl))
        {
            yield return new("name", $"应为 1 到 {LongestName} 个字，说明用在哪里");
        }

        var own = TokenScope.Of(actor.Roles);
        if (input.Scopes is not { Count: > 0 } || input.Scopes.Any(scope => !own.Contains(scope)))
        {
            yield return new("scopes", $"只能从您的权限中选，至少一项：{string.Join("、", own)}");
        }

        var now = clock.GetUtcNow();
        if (input.ExpiresAt is not { } expires || expires <= now || expires > now.AddDays(LongestDays))
        {
            yield return new("expiresAt", "应在一年之内");
        }
    }
}
