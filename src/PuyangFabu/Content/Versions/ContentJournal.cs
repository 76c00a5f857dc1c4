using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Versions;

/// <summary>What every change of content leaves behind in its own transaction: the version it made, the one before if none was kept yet, and its entry in the record.</summary>
public sealed class ContentJournal(AuditLog audit, TimeProvider clock)
{
    /// <summary>Call it last in the transaction, like <see cref="AuditLog.RecordAsync(DbSession, AuditEntry)"/>.</summary>
    public async Task RecordAsync(DbSession session, ContentEdit edit)
    {
        await KeepAsync(session, edit);
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = edit.Actor,
            Action = edit.Action,
            TargetKind = edit.Action.Split('.')[0],
            TargetId = edit.TargetId ?? edit.EntityId.ToString(CultureInfo.InvariantCulture),
            Before = edit.Before,
            After = edit.After,
        });
    }

    /// <summary>The versions alone, for one of many changes that have an entry together.</summary>
    public async Task KeepAsync(DbSession session, ContentEdit edit)
    {
        var now = clock.NowMs();
        if (edit.Before is { } before)
        {
            // What the product brought along has no version yet.
            await ContentVersionStore.KeepAsync(session, VersionOf(edit, before) with { Revision = edit.Revision - 1, AtMs = now });
        }

        await ContentVersionStore.KeepAsync(session, VersionOf(edit, (edit.After ?? edit.Before)!) with
        {
            Revision = edit.Revision,
            Deleted = edit.After is null,
            Author = edit.Actor.DisplayName,
            AtMs = now,
        });
    }

    private static ContentVersion VersionOf(ContentEdit edit, object state) => new()
    {
        Kind = edit.Kind,
        EntityId = edit.EntityId,
        Revision = 0,
        Name = edit.Name,
        Content = ContentJson.Write(state),
        AtMs = 0,
    };
}

/// <summary>A change of content: what it was, what it is now, who did it.</summary>
public sealed record ContentEdit
{
    public required Actor Actor { get; init; }

    /// <summary>As in <see cref="People.Audit.AuditEntry.Action"/>: <c>replyRule.update</c>.</summary>
    public required string Action { get; init; }

    /// <summary>One of <see cref="Foundation.Storage.ContentKind"/>.</summary>
    public required string Kind { get; init; }

    public required long EntityId { get; init; }

    /// <summary>What people call it by.</summary>
    public required string Name { get; init; }

    /// <summary>What the record names it by, where that is not the id.</summary>
    public string? TargetId { get; init; }

    /// <summary>State before; null for what is new.</summary>
    public object? Before { get; init; }

    /// <summary>State now; null for what is deleted.</summary>
    public object? After { get; init; }

    /// <summary>The revision that this change makes.</summary>
    public required long Revision { get; init; }
}
