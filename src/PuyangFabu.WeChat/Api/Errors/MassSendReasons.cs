namespace PuyangFabu.WeChat.Api.Errors;

/// <summary>Why the platform stopped a mass send: the N of <c>err(N)</c> in its finish event.</summary>
public static class MassSendReasons
{
    private static readonly ErrorTable Table = ErrorTable.Load("mass-send-reasons.tsv");

    public static IReadOnlyList<ErrorRow> Rows => Table.Rows;

    /// <summary>Null for a number that the table does not know.</summary>
    public static ErrorRow? Find(int number) => Table.Find(number);
}
