import { readCases } from './fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults(readCases);
