using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Versions;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What the receiving desk does: takes cases in, takes them on or not, hands them to units, reminds them, closes.</summary>
public sealed class CaseReceiving(
    CaseDesk desk, CaseClock clock, FollowerLookup followers, UploadFiles uploads, SentMediaStore sent, CasePictureDesk pictures, DangerBook danger, SecretSealer sealer, CaseDelivering delivering, CaseFields fields, SlowHash slow)
{
    /// <summary>From this score on nobody has to ask what was wrong.</summary>
    public const long FineScore = 3;

    private const int MostHelping = 5;

    /// <summary>A case that an operator, or another system by the API, hands in.</summary>
    /// <param name="files">Pictures that come with it, as they were sent.</param>
    public async Task<Outcome<MadeCase>> CreateAsync(Actor actor, CaseInput input, CancellationToken cancellation, params IReadOnlyList<byte[]> files)
    {
        var read = await ReadAsync(input, files.Count, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var (taken, made) = (new List<CasePicture>(), (Outcome<MadeCase>?)null);
        try
        {
            foreach (var (index, file) in files.Index())
            {
                var picture = await pictures.ReadAsync(file, cancellation);
                if (picture.IsRefused)
                {
                    return made = Refusal.BadInput("pictures", $"第 {index + 1} 张没有收下：{picture.Refusal.Title.TrimEnd('。')}");
                }

                taken.Add(picture.Value);
            }

            return made = await CreateAsync(actor, read.Value, input.Contact, cancellation, also: (session, created) => AddAsync(session, created, taken, input.Media ?? []));
        }
        finally
        {
            if (made is not { IsRefused: false })
            {
                await pictures.DropAsync(taken);
            }
        }
    }

    /// <summary>The case with its follower, where one is named, and whose pictures of messages are really that follower's.</summary>
    private async Task<Outcome<Case>> ReadAsync(CaseInput input, int files, CancellationToken cancellation)
    {
        var read = CaseInputRules.Read(input, CaseSource.Operator);
        var count = (input.Pictures?.Count ?? 0) + (input.Media?.Count ?? 0) + files;
        if (read.IsRefused || count > CaseInputRules.MostPictures)
        {
            return read.Refusal ?? Refusal.BadInput("pictures", $"太多（{count} 张，最多 {CaseInputRules.MostPictures} 张）");
        }

        if (string.IsNullOrEmpty(input.FollowerId))
        {
            return input.Media is { Count: > 0 } ? Refusal.BadInput("media", "要写明是哪位粉丝发来的") : read.Value;
        }

        var account = followers.AccountOf(input.Account);
        var follower = account.IsRefused ? null : await followers.FindAsync(account.Value, input.FollowerId, cancellation);
        if (account.IsRefused || follower!.IsRefused)
        {
            return account.IsRefused ? account.Refusal : Refusal.BadInput("followerId", "没有这位粉丝，或已取消关注");
        }

        foreach (var id in input.Media ?? [])
        {
            if (await sent.FindAsync(id, cancellation) is not { Kind: MediaKind.Image } media || media.Account != account.Value.Slug || media.OpenId != follower.Value.OpenId)
            {
                return Refusal.BadInput("media", "里有不是这位粉丝发来的图片");
            }
        }

        return read.Value with { Account = account.Value.Slug, OpenId = follower.Value.OpenId };
    }

    private static async Task<Refusal?> AddAsync(DbSession session, Case made, IReadOnlyList<CasePicture> taken, IReadOnlyList<long> media)
    {
        foreach (var id in media.Distinct())
        {
            await CasePictureStore.AddAsync(session, new CasePicture { CaseId = made.Id, SentMediaId = id, CreatedMs = made.SubmittedMs });
        }

        foreach (var picture in taken)
        {
            await CasePictureStore.AddAsync(session, picture with { CaseId = made.Id });
        }

        return null;
    }

    /// <summary>A case that was read already, with its follower where there is one.</summary>
    /// <param name="draft">May have its number, the hash of its code and its time already.</param>
    /// <param name="given">Its query code, where that follows from something; else one is drawn.</param>
    /// <param name="also">What is done with it in the same transaction, and may refuse.</param>
    public async Task<Outcome<MadeCase>> CreateAsync(
        Actor actor, Case draft, string? contact, CancellationToken cancellation, string? given = null, Func<DbSession, Case, Task<Refusal?>>? also = null)
    {
        foreach (var path in draft.PicturePaths)
        {
            if (await uploads.FindAsync(path[UploadPaths.Prefix.Length..], cancellation) is null)
            {
                return Refusal.BadInput("pictures", "里有没有上传过的图片");
            }
        }

        // Sealed before the transaction: a new key may have to be written first.
        var (code, trimmed) = (given ?? (draft.CodeHash.Length > 0 ? "" : QueryCode.Make()), contact?.Trim() ?? "");
        var ready = draft with
        {
            CodeHash = draft.CodeHash.Length > 0 ? draft.CodeHash : QueryCode.HashOf(code, slow),
            Contact = trimmed.Length > 0 ? sealer.Seal(SecretPurpose.CaseContact, trimmed) : "",
            Danger = danger.Current.Find(SearchText.Normalize($"{draft.Title} {draft.Text}"), out _)?.Name ?? "",
        };
        var made = await desk.CreateAsync(
            actor, CaseAction.Create,
            async session =>
            {
                var now = clock.NowMs;
                var numbered = clock.Started(ready with
                {
                    SubmittedMs = ready.SubmittedMs > 0 ? ready.SubmittedMs : now,
                    UpdatedMs = now,
                    Receipt = ready.OpenId.Length > 0 && ready.Source != CaseSource.Chat ? CaseReceipt.Due : CaseReceipt.None,
                    Number = ready.Number.Length > 0 ? ready.Number : await CaseNumberStore.NextAsync(session, CaseClock.DayOf(now)),
                });
                var inserted = numbered with { Id = await CaseStore.InsertAsync(session, numbered) };
                return inserted.Id == 0 ? numbered.Hotline.Length > 0 ? CaseRefusals.HotlineKnown : CaseRefusals.MadeBefore
                    : also is not null && await also(session, inserted) is { } refusal ? refusal
                    : inserted;
            },
            cancellation);
        return made.IsRefused ? made.Refusal : new MadeCase(made.Value, code);
    }

    /// <summary>Takes it on; a petition has its own days from here.</summary>
    public Task<Outcome<Case>> AcceptAsync(long id, CaseAcceptInput input, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Accept, actor, input,
        async open => fields.Of(open.Row, input.Field) is var field && field.IsRefused
            ? field.Refusal
            : await open.MoveAsync((input.Petition == true ? clock.Petitioned(open.Row) : open.Row) with { State = open.Move.To, Field = field.Value }, input.Trimmed),
        cancellation);

    /// <summary>The follower is told why, and where to go instead, as he would be told an answer.</summary>
    public async Task<Outcome<Case>> DeclineAsync(long id, CaseDeclineInput input, Actor actor, CancellationToken cancellation)
    {
        var declined = await desk.RunAsync(
            id, CaseAction.Decline, actor, input,
            async open =>
            {
                var reason = DeclineReason.TextOf(input.Reason?.Trim() ?? "");
                return reason.Length == 0 ? Refusal.BadInput("reason", "要写明不予受理的理由，市民会看到")
                    : FieldReasons.OfText(reason, MoveRequest.LongestComment) is { } problem ? Refusal.BadInput("reason", problem)
                    : await open.MoveAsync(
                        open.Row with { State = open.Move.To, DeclineReason = reason, ClosedMs = open.NowMs, Delivery = CaseDelivery.Of(open.Row) }, input.Trimmed);
            },
            cancellation);
        return declined.IsRefused || declined.Value.Delivery != CaseDelivery.Waiting
            ? declined
            : declined.Value with { Delivery = await delivering.TryAsync(declined.Value, CancellationToken.None) };
    }

    /// <summary>Hands it to a unit, or to another one than has it.</summary>
    public Task<Outcome<Case>> AssignAsync(long id, CaseAssignInput input, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Assign, actor, input,
        async open =>
        {
            var counted = fields.Of(open.Row, input.Field);
            if (counted.IsRefused)
            {
                return counted.Refusal;
            }

            if (input.Unit is null)
            {
                return Refusal.BadInput("unit", "要写明转给哪个单位：名录里的编号或名称");
            }

            if (input.Helping is { Count: > MostHelping })
            {
                return Refusal.BadInput("helping", $"最多 {MostHelping} 个协办单位");
            }

            var units = new List<CaseUnit>();
            foreach (var (index, reference) in (input.Helping ?? []).Prepend(input.Unit).Index())
            {
                var field = index == 0 ? "unit" : "helping";
                if (reference is null || await DirectoryStore.FindAsync(open.Session, reference) is not { } entry)
                {
                    return Refusal.BadInput(field, $"名录里没有“{reference?.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? reference?.Name}”");
                }

                if (units.Any(unit => unit.Id == entry.Id))
                {
                    return Refusal.BadInput("helping", $"“{entry.Name}”写了两次");
                }

                units.Add(new CaseUnit(entry.Id, entry.Name));
            }

            var to = open.Row with
            {
                State = open.Move.To,
                Field = counted.Value,
                UnitId = units[0].Id,
                UnitName = units[0].Name,
                Helping = ContentJson.Write(units.Skip(1).ToArray()),
                AssignedMs = open.NowMs,
                ExtensionMs = null,
                ExtensionBy = null,
                ExtensionName = "",
                ExtensionComment = "",
            };
            return await open.MoveAsync(to, $"{string.Join("、", units.Select(static unit => unit.Name))}{(input.Trimmed.Length > 0 ? $"：{input.Trimmed}" : "")}");
        },
        cancellation);

    /// <summary>Reminds those whose turn it is; it stands on the case and in its timeline.</summary>
    public Task<Outcome<Case>> UrgeAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Urge, actor, request,
        open => open.MoveAsync(open.Row with { Urges = open.Row.Urges + 1, UrgedMs = open.NowMs }, request.Trimmed),
        cancellation);

    /// <summary>Tells all who have to do with it that the chief wants it done; it stands out until it is answered.</summary>
    public Task<Outcome<Case>> SuperviseAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Supervise, actor, request,
        open => open.MoveAsync(open.Row with { SupervisedMs = open.NowMs }, request.Trimmed),
        cancellation);

    /// <summary>Ends it. What the citizen was not content with needs a word about what was done since.</summary>
    public Task<Outcome<Case>> CloseAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Close, actor, request,
        async open => open.Row.Score < FineScore && request.Trimmed.Length == 0
            ? Refusal.BadInput("comment", $"市民评价 {open.Row.Score} 分，要写明回访情况")
            : await open.MoveAsync(open.Row with { State = open.Move.To, ClosedMs = open.NowMs }, request.Trimmed),
        cancellation);
}
