using System.Globalization;
using Microsoft.Extensions.Primitives;
using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Review;
using PuyangFabu.Review.Comparing;
using PuyangFabu.Review.Editing;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>What one editor has open: the article as it was read, what is typed now, and how far that is saved. Saves by the same use cases as the form without script.</summary>
public sealed class WritingDesk
{
    /// <summary>Ways of saving: by itself, by a press on the button, over what somebody else wrote after it was shown, and to be done with it.</summary>
    public const string ByItself = "auto";

    public const string Over = "over";
    public const string End = "end";

    public bool Ready { get; private set; }

    /// <summary>Null for a new one that was not saved yet.</summary>
    public ArticleView? View { get; private set; }

    /// <summary>What the fields were last filled with; what is typed since is in <see cref="Typed"/>.</summary>
    public ArticleFormValues Values { get; private set; } = new();

    public ArticleFormValues Typed { get; private set; } = new();

    /// <summary>Grows when the text is filled anew.</summary>
    public int Turn { get; private set; }

    /// <summary>What is wrong with the text as it is now, or else what the last save was refused for.</summary>
    public FormErrors Errors => unreadable ?? refused;

    /// <summary>There is no such article.</summary>
    public bool Missing { get; private set; }

    public IReadOnlyList<TextFinding> Findings { get; private set; } = [];

    /// <summary>What somebody else changed since the text was read.</summary>
    public VersionComparison? Conflict { get; private set; }

    public string BodyHtml { get; private set; } = "";

    /// <summary>What the last paste lost, in Chinese.</summary>
    public IReadOnlyList<string> Dropped { get; set; } = [];

    /// <summary>How far it is saved, in a few words.</summary>
    public string State { get; private set; } = "";

    /// <summary>What is typed was to be saved and is not; <see cref="State"/> says why.</summary>
    public bool NotSaved { get; private set; }

    /// <summary>What is typed, or what will be made of the text where nothing is.</summary>
    public string Digest => Typed.Digest.Length > 0 ? Typed.Digest : madeDigest;

    /// <summary>Somebody keeps the article for editing, and it is this person.</summary>
    public bool IsMine { get; private set; }

    /// <summary>This person kept it, and somebody else has taken it over since.</summary>
    public bool IsLost { get; private set; }

    public string Revision { get; private set; } = "";

    public string Version { get; private set; } = "";

    public bool IsRich => Values.BodyFormat == ArticleBody.RawHtml;

    public string Home => View is null ? "/console/articles" : string.Create(CultureInfo.InvariantCulture, $"/console/articles/{View.Id}");

    public string Path => View is null ? "/console/articles/new" : $"{Home}/edit";

    public string OtherName => View is null || View.LastEditor.Name.Length == 0 ? "导入" : View.LastEditor.Id == me ? "您自己（在另一个窗口里）" : View.LastEditor.Name;

    private FormErrors refused = FormErrors.None;
    private FormErrors? unreadable;
    private string madeDigest = "";
    private long? me;

    private long? SeenRevision { get; set; }

    private long? SeenVersion { get; set; }

    public bool May(ReviewAction action) => View?.Actions.Contains(action) == true;

    public async Task OpenAsync(IServiceProvider services, Actor actor, long? id, string board)
    {
        if (id is { } known && !await ReadAsync(services, actor, known))
        {
            Missing = true;
            return;
        }

        Values = View is null ? new() { Board = board, Validity = ArticleValidity.Valid } : ArticleFormValues.Of(View);
        if (Values.Body.Length == 0)
        {
            Values = Values with { BodyFormat = ArticleBody.RawHtml };
        }

        Typed = Values;
        BodyHtml = View?.BodyHtml ?? "";
        if (View is not null)
        {
            await LookAsync(services);
        }

        Ready = true;
    }

    /// <summary>Reads the fields as the browser has them.</summary>
    public void Take(Dictionary<string, string[]> fields)
    {
        var form = new FormCollection(fields.ToDictionary(static field => field.Key, static field => new StringValues(field.Value), StringComparer.Ordinal));
        Typed = ArticleFormValues.Read(form);
        SeenRevision = AddressNumber.Of(form["revision"]);
        SeenVersion = AddressNumber.Of(form["fromVersion"]);
    }

    /// <summary>Shows and checks what is typed; asks no other server.</summary>
    public async Task LookAsync(IServiceProvider services)
    {
        try
        {
            var body = await ArticleBodyOfAsync(services, Typed.BodyFormat);
            unreadable = null;
            BodyHtml = body.Html;
            madeDigest = Content.Articles.Digest.Of(body);
            Findings = services.GetRequiredService<Preflight>().Check(Typed.ToChecked(body, View));
        }
        catch (ArticleBodyException problem)
        {
            unreadable = new FormErrors(Refusal.BadInput(IsRich ? "html" : "body", problem.Message));
        }
    }

    /// <summary>Fills the text anew in the other way of writing. Rich text stays HTML, which may stand in Markdown.</summary>
    public async Task TurnAsync(IServiceProvider services)
    {
        if (Typed.BodyFormat == ArticleBody.RawHtml)
        {
            try
            {
                Typed = Typed with { Body = (await ArticleBodyOfAsync(services, ArticleBody.Markdown)).Html };
            }
            catch (ArticleBodyException)
            {
                // Said when it is looked at; the text stays as it is.
            }
        }

        Values = Typed;
        Turn++;
        await LookAsync(services);
    }

    /// <summary>Makes of what is pasted what may stand in the text, and keeps what was lost.</summary>
    public async Task<string> CleanAsync(IServiceProvider services, Actor actor, string pasted)
    {
        var cleaned = await services.GetRequiredService<PasteCleaning>().CleanAsync(actor, pasted, Typed.SourceUrl, CancellationToken.None);
        Dropped = cleaned.Refusal is { } refusal ? [$"全部内容：{refusal.Title}"] : cleaned.Value.Lost;
        return cleaned.IsRefused ? "" : cleaned.Value.Html;
    }

    /// <param name="way">One of the constants here, or anything for a press on the button.</param>
    /// <returns>All of it is on the server.</returns>
    public async Task<bool> SaveAsync(IServiceProvider services, Actor actor, string way)
    {
        if (way == ByItself && SaveWords.WhyNotByItself(this) is { } reason)
        {
            (State, NotSaved) = (reason, View is not null);
            return false;
        }

        var editing = services.GetRequiredService<ArticleEditing>();
        var saved = await WriteAsync(editing, Typed, actor, way);
        Refusal? left = null;
        if (way == ByItself && saved.Refusal is { } wrong && OptionalFields.Without(Typed, View is null ? new() : ArticleFormValues.Of(View), wrong.Fields) is { } rest
            && await WriteAsync(editing, rest, actor, way) is { IsRefused: false } most)
        {
            (saved, left) = (most, wrong);
        }

        if (saved.Refusal is { } refusal)
        {
            await RefusedAsync(services, actor, refusal, way);
            return false;
        }

        var locks = services.GetRequiredService<ArticleLocks>();
        // Whoever looks sees who writes; given back by him, or by time.
        _ = way == End
            ? await locks.ReleaseAsync(saved.Value.ArticleId, actor, CancellationToken.None)
            : await locks.TakeAsync(saved.Value.ArticleId, actor, CancellationToken.None);
        await ReadAsync(services, actor, saved.Value.ArticleId);
        refused = new FormErrors(left);
        Conflict = null;
        (State, NotSaved) = (SaveWords.Saved(services.GetRequiredService<TimeProvider>().GetUtcNow(), left?.Fields ?? []), left is not null);
        return left is null;
    }

    private Task<Outcome<ArticleWork>> WriteAsync(ArticleEditing editing, ArticleFormValues values, Actor actor, string way)
    {
        var request = (way == ByItself && values.Note.Length == 0 ? values with { Note = ArticleEditing.SavedByItself } : values).ToRequest(View);
        return View is null
            ? editing.CreateAsync(request, actor, CancellationToken.None)
            : editing.EditAsync(View.Id, request with { Revision = way == Over ? View.Revision : SeenRevision ?? 0 }, actor, CancellationToken.None);
    }

    /// <summary>Looks who keeps the article now.</summary>
    /// <returns>True when there is something new to show.</returns>
    public async Task<bool> LookAtLockAsync(IServiceProvider services, Actor actor)
    {
        if (View is not { } known)
        {
            return false;
        }

        var found = await services.GetRequiredService<ArticleReading>().ViewAsync(known.Id, actor, CancellationToken.None);
        // A save may have read it anew meanwhile.
        if (found.IsRefused || !ReferenceEquals(View, known))
        {
            return false;
        }

        var (held, actions) = (found.Value.Lock, found.Value.Actions);
        var others = held is not null && held.By.Id != actor.OperatorId;
        var same = held?.By.Id == known.Lock?.By.Id && actions.Contains(ReviewAction.TakeOver) == May(ReviewAction.TakeOver);
        if (same || (!others && (known.Lock is null || IsMine)))
        {
            return false;
        }

        IsLost = others && (IsMine || IsLost);
        if (IsLost)
        {
            (State, NotSaved) = ($"{held!.By.Name}已接手，现在存不进去", true);
        }

        View = known with { Lock = held, Actions = actions };
        IsMine = false;
        return true;
    }

    private async Task RefusedAsync(IServiceProvider services, Actor actor, Refusal refusal, string way)
    {
        if (View is { } before)
        {
            await ReadAsync(services, actor, before.Id, seen: false);
        }

        if (refusal.Kind == RefusalKind.Stale && View is { } present)
        {
            var compared = await services.GetRequiredService<ArticleReading>().CompareAsync(present.Id, SeenVersion, null, CancellationToken.None);
            Conflict = compared.IsRefused ? null : compared.Value;
            refusal = refusal with { Title = $"没有保存：{OtherName}在您打开之后动过这篇稿件（现在是“{present.StatusName}”，第 {present.Versions} 版）。您写的都还在。" };
        }

        refused = new FormErrors(refusal);
        (State, NotSaved) = (SaveWords.Refused(this, refusal), true);
        if (way != ByItself)
        {
            await services.GetRequiredService<AuditLog>().RecordRefusalAsync(
                actor, View is null ? "article.create" : "article.edit", View?.Id.ToString(CultureInfo.InvariantCulture) ?? "", refusal);
        }
    }

    // After a refusal what one starts from stays what was read first.
    private async Task<bool> ReadAsync(IServiceProvider services, Actor actor, long id, bool seen = true)
    {
        var found = await services.GetRequiredService<ArticleReading>().ViewAsync(id, actor, CancellationToken.None);
        if (found.IsRefused)
        {
            return false;
        }

        (View, me) = (found.Value, actor.OperatorId);
        var mine = View.Lock?.By.Id == actor.OperatorId && actor.OperatorId is not null;
        (IsMine, IsLost) = (mine, !mine && View.Lock is not null && (IsMine || IsLost));
        if (seen)
        {
            Revision = View.Revision.ToString(CultureInfo.InvariantCulture);
            Version = View.Versions.ToString(CultureInfo.InvariantCulture);
        }

        return true;
    }

    private Task<ArticleBody> ArticleBodyOfAsync(IServiceProvider services, string format) => services.GetRequiredService<BodyTurns>().RunAsync(
        Typed.Body.Length, () => ArticleBody.Of(format, Typed.Body, Typed.SourceUrl, CancellationToken.None), CancellationToken.None);
}
