using System.Collections.Frozen;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>One call that has an effect at WeChat. Written before it is made; what came of it is written after.</summary>
public sealed record OutsideCall
{
    /// <summary><see cref="NextStepMs"/> of a call with which nothing is to be done by itself.</summary>
    public const long Never = long.MaxValue;

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>One of <see cref="OutsideCallKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who wanted it; null for what the product does by itself.</summary>
    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public string SubjectKind { get; init; } = "";

    public string SubjectId { get; init; } = "";

    /// <summary>Hash of what goes out; empty when nothing does.</summary>
    public string ContentHash { get; init; } = "";

    /// <inheritdoc cref="OutsideIntent.Detail"/>
    public string Detail { get; init; } = "";

    /// <summary>How many people it was about.</summary>
    public long Recipients { get; init; }

    /// <inheritdoc cref="OutsideIntent.ShownTo"/>
    public string ShownTo { get; init; } = "";

    /// <summary>One of <see cref="OutsideCallState"/>.</summary>
    public required string State { get; init; }

    public long Attempts { get; init; } = 1;

    public long StartedMs { get; init; }

    /// <summary>Until then the process that wrote it may be in the call.</summary>
    public long LeaseUntilMs { get; init; }

    /// <summary>When an unknown one is followed up.</summary>
    public long NextStepMs { get; init; } = Never;

    public long? EndedMs { get; init; }

    /// <summary>WeChat's errcode.</summary>
    public long? ResultCode { get; init; }

    /// <summary>What went wrong and what to do, in Chinese; empty when nothing did.</summary>
    public string Result { get; init; } = "";

    /// <summary>It is under way, or will be followed up.</summary>
    public bool IsOpen => State == OutsideCallState.Intended || (State == OutsideCallState.Unknown && NextStepMs != Never);
}

/// <summary>States of a call that has an effect at WeChat, as stored and as programs name them.</summary>
public static class OutsideCallState
{
    /// <summary>Written down; the call may be under way.</summary>
    public const string Intended = "intended";

    public const string Done = "done";

    /// <summary>WeChat refused, or was certainly not reached: nothing was changed there.</summary>
    public const string Refused = "refused";

    /// <summary>Nobody knows whether it had its effect.</summary>
    public const string Unknown = "unknown";

    public static IReadOnlyList<string> All { get; } = [Intended, Done, Refused, Unknown];

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Intended => "正在办理",
        Done => "成功",
        Refused => "没有成功",
        Unknown => "结果未知",
        _ => state,
    };
}

/// <summary>
/// What the product has WeChat do, under the names that the record uses. Mass sends, quiet publications, menus and replies
/// are not among it: these have rows of their own that say what became of them.
/// </summary>
public static class OutsideCallKind
{
    public const string Preview = "broadcast.preview";
    public const string Recall = "broadcast.recall";
    public const string RemovePublication = "publication.remove";
    public const string CreateTag = "followerTag.create";
    public const string RenameTag = "followerTag.rename";
    public const string DeleteTag = "followerTag.delete";
    public const string AddMembers = "followerTag.addMembers";
    public const string RemoveMembers = "followerTag.removeMembers";
    public const string Remark = "follower.remark";
    public const string AddMaterial = "material.add";
    public const string AddArticleImage = "material.addArticleImage";
    public const string AddDraft = "draft.add";
    public const string DeleteDraft = "draft.delete";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [Preview] = "群发预览",
        [Recall] = "撤回群发",
        [RemovePublication] = "删除已发布的文章",
        [CreateTag] = "新建标签",
        [RenameTag] = "改标签名",
        [DeleteTag] = "删除标签",
        [AddMembers] = "打标签",
        [RemoveMembers] = "去掉标签",
        [Remark] = "改备注名",
        [AddMaterial] = "上传素材",
        [AddArticleImage] = "上传正文图片",
        [AddDraft] = "新建草稿",
        [DeleteDraft] = "删除草稿",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Kinds that do no harm when they arrive twice, or whose truth WeChat tells: due work follows these up until it is known.</summary>
    private static readonly FrozenSet<string> Repeatable = FrozenSet.Create(
        StringComparer.Ordinal, Recall, RemovePublication, CreateTag, RenameTag, DeleteTag, AddMembers, RemoveMembers, Remark);

    public static IEnumerable<string> All => Names.Keys.Order(StringComparer.Ordinal);

    public static bool IsFollowedUp(string kind) => Repeatable.Contains(kind);

    /// <summary>A file goes with it, which takes longer.</summary>
    public static bool IsTransfer(string kind) => kind is AddMaterial or AddArticleImage;

    /// <summary>The kind as people call it.</summary>
    public static string NameOf(string kind) => Names.GetValueOrDefault(kind, kind);
}
