namespace PuyangFabu.Foundation.Storage.Schema;

/// <summary>What a column holds, the same on both databases.</summary>
public enum ColumnKind
{
    Number,
    Fraction,
    Text,
    Boolean,
    Blob,
}
