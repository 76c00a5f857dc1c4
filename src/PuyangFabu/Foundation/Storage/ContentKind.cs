namespace PuyangFabu.Foundation.Storage;

/// <summary>The kinds of content whose changes the feed tells, as stored.</summary>
public static class ContentKind
{
    public const string Article = "article";
    public const string Board = "board";
    public const string ReplyRule = "reply_rule";
    public const string Menu = "menu";
    public const string Directory = "directory";
    public const string Account = "account";
    public const string Synonyms = "synonyms";
    public const string DangerWords = "danger_words";
    public const string StandardReplies = "standard_replies";
    public const string WordLists = "word_lists";
    public const string Calendar = "calendar";
    public const string CitizenService = "citizen_service";
}
