namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>What is asked for next in the chat, as stored.</summary>
public static class CaseStage
{
    /// <summary>The product offered to make a case of a long text; nobody asked for one.</summary>
    public const string Offered = "offered";

    public const string Type = "type";
    public const string Place = "place";
    public const string Text = "text";
    public const string Pictures = "pictures";
    public const string Contact = "contact";
    public const string Publish = "publish";

    /// <summary>Handed in: it becomes a case by itself.</summary>
    public const string Done = "done";

    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<string> Asked { get; } = [Type, Place, Text, Pictures, Contact, Publish];

    /// <summary>The first after the draft's own whose answer is not known yet.</summary>
    public static string After(CaseDraft draft) =>
        Asked.Skip(Asked.TakeWhile(stage => stage != draft.Step).Count() is var before && before < Asked.Count ? before + 1 : 0).FirstOrDefault(stage => Needs(draft, stage)) ?? Done;

    private static bool Needs(CaseDraft draft, string stage) => stage switch
    {
        Type => draft.Type.Length == 0,
        Place => draft.County.Length == 0 && draft.Place.Length == 0,
        Text => draft.Text.Length == 0,
        _ => true,
    };
}
