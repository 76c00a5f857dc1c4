using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>What is to be done with the services for a file: for people to read, and to be carried out.</summary>
internal sealed class CitizenServicePlan(string seen)
{
    private readonly List<TableChange> changes = [];

    public List<TableProblem> Problems { get; } = [];

    /// <summary>New services, and whether the file says where they stand.</summary>
    public List<(CitizenService Service, bool HasOrder)> Added { get; } = [];

    public List<(CitizenService Before, CitizenService After)> Changed { get; } = [];

    public List<CitizenService> Removed { get; } = [];

    public int Unchanged { get; private set; }

    public TablePreview Shown => new() { Seen = seen, Changes = Problems.Count > 0 ? [] : changes, Unchanged = Unchanged, Problems = Problems };

    public void Add(int line, CitizenService service, bool hasOrder)
    {
        Added.Add((service, hasOrder));
        changes.Add(new TableChange(TableChangeKind.Added, line, service.Name, CitizenServiceTable.Told(service)));
    }

    public void Change(int line, CitizenService before, CitizenService after)
    {
        if (after == before)
        {
            Unchanged++;
            return;
        }

        Changed.Add((before, after with { Sample = false, Revision = before.Revision + 1 }));
        changes.Add(new TableChange(TableChangeKind.Changed, line, before.Name, CitizenServiceTable.Differences(before, after)));
    }

    public void Remove(CitizenService service)
    {
        Removed.Add(service);
        changes.Add(new TableChange(TableChangeKind.Removed, null, service.Name, CitizenServiceTable.Told(service)));
    }
}
