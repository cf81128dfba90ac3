import { describeVpcEndpoints, isModelledEndpoint } from './aws/endpoints';
import { isModelledAttachment } from './aws/transit-gateway-attachments';
import { describeTransitGatewayAttachments } from './aws/transit-gateway-calls';
import type { Gathered } from './gathered';
import { shown, type Note } from './note';

/** Says which members are of a kind that the topology has no word for. */
export function passedOverIn(gathered: Gathered, notes: Note[]): void {
  const pass = (path: string, id: string, kind: string) => {
    const says = `${path}: ${shown(id)} is of the kind ${shown(kind)}, which is not modelled, and is left out.`;
    notes.push({ kind: 'passed-over', path, says });
  };
  for (const { value, path } of gathered.members(describeVpcEndpoints))
    if (!isModelledEndpoint(value.VpcEndpointType)) pass(path, value.VpcEndpointId, value.VpcEndpointType);
  for (const { value, path } of gathered.members(describeTransitGatewayAttachments))
    if (!isModelledAttachment(value.ResourceType))
      pass(path, value.TransitGatewayAttachmentId, value.ResourceType);
}
