using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.People.Audit;

/// <summary>
/// What a verification found wrong: the first few in words, all of them in a digest. In another one what will still be wrong
/// when the anchor files are put aside and the record has gone on by an entry.
/// </summary>
internal sealed class AuditProblems : IDisposable
{
    private const int MostKept = 20;
    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash lasting = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool anyLasting;
    private readonly List<string> texts = [];

    public int Count { get; private set; }

    /// <summary>Number of the entry that the first one is about.</summary>
    public long First { get; private set; }

    public IReadOnlyList<string> Texts => texts;

    /// <summary>Another one for other problems; empty when there is none.</summary>
    public string Digest => Count == 0 ? "" : Convert.ToHexStringLower(all.GetCurrentHash());

    /// <summary>Empty when nothing will be.</summary>
    public string LastingDigest => anyLasting ? Convert.ToHexStringLower(lasting.GetCurrentHash()) : "";

    /// <summary>Adds what is wrong in the rows themselves, for good.</summary>
    public void AddLasting(long sequence, string text)
    {
        Add(sequence, text);
        AddToCome(text);
    }

    /// <summary>Adds what will be wrong in the rows once there is another.</summary>
    public void AddToCome(string text)
    {
        anyLasting = true;
        Append(lasting, text);
    }

    public void Add(long sequence, string text)
    {
        First = Count == 0 ? sequence : First;
        Count++;
        Append(all, text);
        if (texts.Count < MostKept)
        {
            texts.Add(text);
        }
    }

    public void Dispose()
    {
        all.Dispose();
        lasting.Dispose();
    }

    private static void Append(IncrementalHash digest, string text) => digest.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
