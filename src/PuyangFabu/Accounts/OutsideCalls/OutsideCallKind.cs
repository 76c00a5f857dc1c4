using System.Collections.Frozen;

namespace PuyangFabu.Accounts.OutsideCalls;

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
