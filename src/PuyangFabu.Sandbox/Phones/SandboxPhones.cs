namespace PuyangFabu.Sandbox.Phones;

/// <summary>What the host may know of the sandbox's phones.</summary>
public static class SandboxPhones
{
    /// <summary>openids of the people with a phone from the start, the same after a restart.</summary>
    public static IReadOnlyList<string> FirstOpenIds(string appId, string originalId) =>
        [.. Enumerable.Range(0, PhoneBook.FirstFollowers).Select(index => InventedFollowers.OpenId(appId, originalId, index))];
}
