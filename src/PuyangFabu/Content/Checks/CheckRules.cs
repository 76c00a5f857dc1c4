namespace PuyangFabu.Content.Checks;

/// <summary>The codes of the rules, as findings carry them.</summary>
public static class CheckRules
{
    public const string IdCard = "id-card";
    public const string BankCard = "bank-card";
    public const string Mobile = "mobile-number";
    public const string HomeAddress = "home-address";
    public const string Weekday = "weekday";
    public const string ImpossibleDate = "impossible-date";
    public const string MissingSource = "missing-source";
    public const string Reprint = "reprint-origin";
    public const string ImageDescription = "image-description";
    public const string OutsideImage = "outside-image";
    public const string LostContent = "lost-content";
    public const string WeChatLimit = "wechat-limit";
    public const string BlankField = "blank-field";
    public const string EmptyBody = "empty-body";
    public const string TypedEscape = "typed-escape";
    public const string Link = "link";
    public const string More = "more";

    /// <summary>Followed by a colon and the list's name.</summary>
    public const string Words = "words";
}
