using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.People.Audit;

/// <summary>
/// The link between the rows of the record: a hash over all of a row and over the hash before it. Each part goes in with
/// its length, so that no two different rows give the same bytes.
/// </summary>
public static class AuditHash
{
    private const string Form = "puyangfabu-audit-1";

    /// <summary>What the first row names as the hash before it.</summary>
    public static string Start { get; } = new('0', 64);

    /// <returns>SHA-256 in 64 lower-case hex digits.</returns>
    public static string Of(AuditRow row)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        foreach (var part in Parts(row))
        {
            var length = Encoding.UTF8.GetByteCount(part);
            BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), length);
            bytes.Advance(sizeof(int));
            Encoding.UTF8.GetBytes(part, bytes);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static IEnumerable<string> Parts(AuditRow row) =>
    [
        Form, Number(row.Sequence), Number(row.AtMs), row.OperatorId is { } id ? Number(id) : "", row.OperatorName, row.Address,
        row.Action, row.Refused, row.TargetKind, row.TargetId, row.ContentHash, row.BeforeJson, row.AfterJson, row.Comment, row.PreviousHash,
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
